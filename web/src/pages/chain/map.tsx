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

/** The chain map: a column for each stage, a card for each link, edges only of the card that is pointed at. */
export function ChainMap({ chain, face }: { chain: ChainAnswer; face?: (link: LinkAnswer) => Face }) {
  const { words } = useLang()
  const stateFace = useStateFace()
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
                  <Card
                    key={link.id}
                    link={link}
                    chain={chain}
                    face={(face ?? stateFace)(link)}
                    role={roleOf(link.id)}
                    point={setAt}
                  />
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
  link: LinkAnswer
  chain: ChainAnswer
  face: Face
  /** What the link is to the one that is pointed at. */
  role: '' | 'self' | 'input' | 'output'
  point: (id: string | null) => void
}

function Card({ link, chain, face, role, point }: CardProps) {
  const { words, say } = useLang()
  return (
    <li
      className={`card ${face.look} ${role}`}
      data-link={link.id}
      onMouseEnter={() => point(link.id)}
      onMouseLeave={() => point(null)}
      onFocus={() => point(link.id)}
      onBlur={() => point(null)}
    >
      <To path={to.link(chain.chain.id, link.id)} params={{ region: chain.region.id }}>
        <span className="sign" aria-hidden="true">
          {face.sign}
        </span>
        <span className="name">{say(link.name)}</span>
        <span className="away">, {face.says}</span>
        {face.facts && <span className="facts">{face.facts}</span>}
      </To>
      {role === 'input' && <span className="tie">{words.chain.needs}</span>}
      {role === 'output' && <span className="tie">{words.chain.feeds}</span>}
    </li>
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
      facts.push(fill(link.owners === 1 ? t.oneOwner : t.ownersSites, { owners: link.owners, sites: link.sites }))
    }
    if (link.share !== undefined) facts.push(fill(t.shareOf, { share: plain(link.share, lang) }))
    if (link.capacity) facts.push(say(link.capacity.text))
    if (link.sites === 0 && link.coming?.length) facts.push(fill(t.coming, { n: link.coming.length }))
    return { look: state, sign: signs[state], says: words.states[state], facts: facts.join(' · ') }
  }
}
