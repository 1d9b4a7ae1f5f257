import type { LinkAnswer } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { StateLegend, StateMark } from '../../ui/state'
import { byStage } from '../chain/stages'
import type { ProfileProps } from './standing'

/** The chain in the foreground, link by link, by the stages of the chain. */
export function StateBlocks({ profile }: Pick<ProfileProps, 'profile'>) {
  const { words, name } = useLang()
  const { links, region, chain } = profile
  if (!links) return null
  return (
    <Block
      title={fill(words.region.foreground, { chain: name(chain) })}
      intro={
        <To path={to.chain(chain.id)} params={{ region: region.id }}>
          {words.region.openChain}
        </To>
      }
      sources={links.sources}
      data={{
        question: { path: '/api/v1/chain', query: { chain: chain.id, region: region.id, 'as-of': profile.period } },
      }}
      figure={links.integrity[0]?.id}
    >
      <StateLegend />
      <div className="stages">
        {byStage(links.links).map(([stage, list]) => (
          <section key={stage}>
            <h3>{words.stages[stage as keyof typeof words.stages] ?? stage}</h3>
            <ul>
              {list.map((link) => (
                <StateLine key={link.id} link={link} chain={chain.id} region={region.id} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Block>
  )
}

function StateLine({ link, chain, region }: { link: LinkAnswer; chain: string; region: string }) {
  const { say } = useLang()
  return (
    <li>
      <StateMark of={link.state} bare />{' '}
      <To path={to.link(chain, link.id)} params={{ region }}>
        {say(link.name)}
      </To>
    </li>
  )
}
