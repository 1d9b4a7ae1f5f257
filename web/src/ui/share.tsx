/** A bar for a number from nothing to the most there can be. */
export function Share({ of, most }: { of: number; most: number }) {
  return (
    <svg className="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="is" width={most > 0 ? (100 * Math.max(0, of)) / most : 0} height="10" />
    </svg>
  )
}
