import type { Figure } from '../api/types'
import { useLang } from '../text/lang'
import { To, to } from './place'

/** A figure as a number that leads to its explanation; one that is unknown says why. */
export function Value({ of, short }: { of: Figure | undefined; short?: boolean }) {
  const { say, words } = useLang()
  if (!of) return <span className="soft">–</span>
  if (of.value === null) {
    return (
      <span className="soft">
        {words.state.unknown}
        {!short && of.unknown && <span className="note">{say(of.unknown)}</span>}
      </span>
    )
  }
  return (
    <To path={to.figure(of.id)} className="figure">
      {say(of.text)}
    </To>
  )
}
