import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { To, to } from '../../ui/place'
import { StateMark } from '../../ui/state'
import type { Arrival } from './arrival'

type Tie = Arrival['ties'][number]

/** The links that the plant needs or may sell to, each with the makers that the register knows. */
export function Ties({ of, found, none }: { of: Tie[]; found: Arrival; none: string }) {
  const { words, say } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={none} />
  return (
    <ul className="plain-list ties">
      {of.map((tie) => (
        <li key={tie.link}>
          <h3>
            <To path={to.link(found.chain.id, tie.link)} params={{ region: found.region.id }}>
              {say(tie.name)}
            </To>{' '}
            <StateMark of={tie.state} />
          </h3>
          <p className="small soft">
            {[
              tie.text && fill(t.aYear, { what: say(tie.text) }),
              tie.role === 'input' && !tie.text && t.amountUnknown,
              tie.essential && t.essential,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {tie.makers.length === 0 ? <p className="small">{t.noMakers}</p> : <Makers of={tie.makers} />}
        </li>
      ))}
    </ul>
  )
}

function Makers({ of }: { of: Tie['makers'] }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  return (
    <ul className="small">
      {of.map((m) => (
        <li key={m.organisation}>
          <span className="badge">{t.groups[m.group as keyof typeof t.groups] ?? m.group}</span>{' '}
          <To path={to.organisation(m.organisation)}>{say(m.name)}</To>
          <span className="soft">
            {' '}
            {[
              say(m.place),
              m.distance_km !== null &&
                m.group !== 'local' &&
                fill(words.clusters.km, { n: plain(m.distance_km, lang, 0) }),
              say(m.text),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
