import { type ReactNode, useRef, useState } from 'react'
import type { ChainAnswer, LinkAnswer } from '../../api/types'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { isState, type State, signs } from '../../ui/state'
import { Edges } from './edges'
import { neighbours } from './neighbours'
import { columns } from './stages'

/** How a card shows its link: a class, a sign, what a screen reader hears after the name, and a line of facts. */
export interface Face {
  look: string
  sign: string
  says: string
  facts?: ReactNode
}

interface Props {
  chain: ChainAnswer
  /** The same chain in another region, shown in the same cards. */
  other?: ChainAnswer
  face?: (link: LinkAnswer) => Face
}

/** The chain map: a column for each stage, a card for each link, edges only of the card that is pointed at. */
export function ChainMap({ chain, other, face }: Props) {
  const { words } = useLang()
  const stateFace = useStateFace()
  const show = face ?? stateFace
  const there = new Map(other?.links.map((l) => [l.id, l]))
  const place = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const near = neighbours(chain.inputs, at)
  const roleOf = (id: string): CardProps['role'] =>
    id === at ? 'self' : near.inputs.has(id) ? 'input' : near.outputs.has(id) ? 'output' : ''
  return (
    <div className={`chain-map ${at ? 'focused' : ''}`} ref={place}>
      {columns(chain.links).map((column) => (
        <div key={column[0]?.[0]} className="column">
          {column.map(([stage, links]) => (
            <section key={stage}>
              <h3>
                {words.stages[stage as keyof typeof words.stages] ?? stage} <span className="soft">{links.length}</span>
              </h3>
              <ul>
                {links.map((link) => (
                  <Card key={link.id} id={link.id} look={show(link).look} role={roleOf(link.id)} point={setAt}>
                    <Here link={link} chain={chain} face={show(link)} beside={other !== undefined} />
                    {other && <There link={link} chain={other} face={show(there.get(link.id) ?? link)} />}
                  </Card>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ))}
      <Edges within={place} of={at} inputs={near.inputs} outputs={near.outputs} />
    </div>
  )
}

interface CardProps {
  id: string
  look: string
  /** What the link is to the one that is pointed at. */
  role: '' | 'self' | 'input' | 'output'
  point: (id: string | null) => void
  children: ReactNode
}

function Card({ id, look, role, point, children }: CardProps) {
  const { words } = useLang()
  return (
    <li
      className={`card ${look} ${role}`}
      data-link={id}
      onMouseEnter={() => point(id)}
      onMouseLeave={() => point(null)}
      onFocus={() => point(id)}
      onBlur={() => point(null)}
    >
      {children}
      {role === 'input' && <span className="tie">{words.chain.needs}</span>}
      {role === 'output' && <span className="tie">{words.chain.feeds}</span>}
    </li>
  )
}

interface HereProps {
  link: LinkAnswer
  /** The chain in the region that the face is of. */
  chain: ChainAnswer
  face: Face
}

/** A link in the region of the map, which is named where another stands beside it. */
function Here({ link, chain, face, beside }: HereProps & { beside: boolean }) {
  const { say, name } = useLang()
  return (
    <To path={to.link(chain.chain.id, link.id)} params={{ region: chain.region.id }}>
      <span className="sign" aria-hidden="true">
        {face.sign}
      </span>
      <span className="name">{say(link.name)}</span>
      {beside && <span className="where">{name(chain.region)}</span>}
      <span className="away">, {face.says}</span>
      {face.facts && <span className="facts">{face.facts}</span>}
    </To>
  )
}

/** The same link in the other region. */
function There({ link, chain, face }: HereProps) {
  const { say, name } = useLang()
  return (
    <To path={to.link(chain.chain.id, link.id)} params={{ region: chain.region.id }} className={`below ${face.look}`}>
      <span className="sign" aria-hidden="true">
        {face.sign}
      </span>
      <span className="where">
        {name(chain.region)}
        <span className="away">{`: ${say(link.name)}`}</span>
      </span>
      <span className="away">, {face.says}</span>
      {face.facts && <span className="facts">{face.facts}</span>}
    </To>
  )
}

/** A link by its state in the region, with who makes it and how much. */
function useStateFace(): (link: LinkAnswer) => Face {
  const { words, say, lang } = useLang()
  const t = words.chain
  return (link) => {
    const state: State = isState(link.state) ? link.state : 'unknown'
    const facts: string[] = []
    if (link.sites > 0) {
      facts.push(fill(t.ownersSites, { owners: link.owners, sites: link.sites }))
    }
    if (link.share !== undefined) facts.push(fill(t.shareOf, { share: plain(link.share, lang) }))
    if (link.capacity) facts.push(say(link.capacity.text))
    if (link.sites === 0 && link.coming?.length) facts.push(fill(t.coming, { n: link.coming.length }))
    return { look: state, sign: signs[state], says: words.states[state], facts: facts.join(' · ') }
  }
}
