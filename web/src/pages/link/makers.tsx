import type { ChainAnswer, LinkAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { SiteTable } from '../../ui/sites'

/** The sites of a link in a region. */
export function Makers({ chain, link }: { chain: ChainAnswer; link: LinkAnswer }) {
  const { words, name, say } = useLang()
  const query = { region: chain.region.id, link: `${chain.chain.id}.${link.id}`, limit: 500 }
  const question = { path: '/api/v1/sites' as const, query }
  const answer = useAnswer(question)
  const title = fill(words.link.makers, { region: name(chain.region) })
  return (
    <Block
      title={title}
      intro={words.link.makersIntro}
      size="two-thirds"
      sources={answer.data?.sources}
      data={{ question }}
      figure={`sites/${chain.region.id}/${chain.chain.id}.${link.id}/${chain.as_of}`}
    >
      <Answered of={answer}>
        {({ sites }) =>
          sites.length ? (
            <SiteTable caption={title} sites={sites} />
          ) : (
            <Empty why={say(link.why) || words.link.noMakers} />
          )
        }
      </Answered>
    </Block>
  )
}
