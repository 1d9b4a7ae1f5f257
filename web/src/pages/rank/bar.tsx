import type { Figure } from '../../api/types'

/** A bar for a value among others, with a line to what it could be. */
export function Bar({ figure, most }: { figure: Figure; most: number }) {
  if (figure.value === null || most === 0) return null
  const share = (v: number) => (100 * Math.max(0, v)) / most
  const is = share(Math.abs(figure.value))
  return (
    <svg className="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {figure.high !== undefined && <rect className="could" x={is} width={share(figure.high) - is} y="4" height="2" />}
      <rect className={figure.value < 0 ? 'is below' : 'is'} width={is} height="10" />
    </svg>
  )
}
