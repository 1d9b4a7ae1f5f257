import { useLang } from '../text/lang'

interface Props {
  /** What is known, and what could be, from 0 to 100. */
  value: number | null
  low?: number
  high?: number
  /** Another statement of the same, such as the published one. */
  mark?: number | null
  label: string
}

/** A bar from nothing to all: solid what is known, dashed what could be, a tick what was published. */
export function Interval({ value, low, high, mark, label }: Props) {
  const { words } = useLang()
  const solid = low ?? value ?? 0
  const possible = high ?? solid
  return (
    <div className="interval" role="img" aria-label={value === null && low === undefined ? words.state.unknown : label}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="could" x={solid} width={Math.max(0, possible - solid)} y="4" height="2" />
        <rect className="is" x="0" width={solid} y="0" height="10" />
        {mark != null && <rect className="mark" x={Math.min(mark, 99.2) - 0.4} width="0.9" y="0" height="10" />}
      </svg>
    </div>
  )
}
