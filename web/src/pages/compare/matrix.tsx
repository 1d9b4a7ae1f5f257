import type { CompareAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { StateMark } from '../../ui/state'
import { byStage } from '../chain/stages'

/** The number of owners, which the API counts exactly up to two. */
function owners(n: number | undefined) {
  return n ? <span className="soft tiny"> {n < 2 ? n : '≥2'}</span> : null
}

/** The links of a chain in rows, the regions in columns, a sign in each cell. */
export function Matrix({ of }: { of: CompareAnswer }) {
  const { words, say, name } = useLang()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={words.compare.matrix}>
      <table className="matrix">
        <caption className="away">{words.compare.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{words.col.link}</th>
            {of.regions.map((r) => (
              <th key={r.id} scope="col">
                <To path={to.chain(of.chain.id)} params={{ region: r.id }}>
                  {name(r)}
                </To>
              </th>
            ))}
          </tr>
        </thead>
        {byStage(of.links).map(([stage, links]) => (
          <tbody key={stage}>
            <tr className="stage">
              <th scope="rowgroup" colSpan={of.regions.length + 1}>
                {words.stages[stage as keyof typeof words.stages] ?? stage}
              </th>
            </tr>
            {links.map((link) => (
              <tr key={link.id}>
                <th scope="row">
                  <To path={to.link(of.chain.id, link.id)}>{say(link.name)}</To>
                </th>
                {link.states.map((state, i) => (
                  <td key={of.regions[i]?.id}>
                    <StateMark of={state} bare />
                    {owners(link.owners[i])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
