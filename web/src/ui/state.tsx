import { useLang } from '../text/lang'

export const states = ['leading', 'present', 'fragile', 'missing', 'unknown'] as const
export type State = (typeof states)[number]

/** The sign of a state, so that it is told by more than colour. */
export const signs: Record<State, string> = { leading: '●', present: '○', fragile: '◐', missing: '✕', unknown: '?' }

export function isState(text: string): text is State {
  return (states as readonly string[]).includes(text)
}

/** The state of a link in a region: its sign, and its name unless that is said elsewhere. */
export function StateMark({ of, bare }: { of: string; bare?: boolean }) {
  const { words } = useLang()
  const state: State = isState(of) ? of : 'unknown'
  const name = words.states[state]
  return (
    <span className={`state ${state}`} title={bare ? name : undefined}>
      <span className="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span className={bare ? 'away' : undefined}>{name}</span>
    </span>
  )
}

/** What the signs mean. */
export function StateLegend() {
  return (
    <ul className="legend">
      {states.map((state) => (
        <li key={state}>
          <StateMark of={state} />
        </li>
      ))}
    </ul>
  )
}
