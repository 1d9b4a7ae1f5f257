import { useParams as useRoute } from 'wouter'
import type { LinkAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { plain } from '../../chart/quantity'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { StateMark } from '../../ui/state'
import { type Tile, Tiles } from '../../ui/tiles'
import { LinkControls } from './controls'
import { Makers } from './makers'
import { Neighbours } from './neighbours'
import { Regions } from './regions'
import { Stated } from './stated'

/** One link of a chain: who makes it here, and where else it is made. */
export default function Link() {
  const { words, say, name, either, lang } = useLang()
  const route = useRoute<{ chain: string; link: string }>()
  const params = useParams()
  const country = useAnswer({ path: '/api/v1/regions', query: { level: 'country', limit: 1 } }).data?.regions[0]
  const region = params.get('region') || country?.id
  const question = {
    path: '/api/v1/chain' as const,
    query: { chain: route.chain, region, 'as-of': params.get('period') },
  }
  const answer = useAnswer(region ? question : null)
  const chain = answer.data
  const link = chain?.links.find((l) => l.id === route.link)
  const where = chain ? name(chain.region) : ''
  const t = words.link
  const missing = chain && !link ? words.state.noPage : undefined
  return (
    <Page
      eyebrow={
        chain && [
          <To key="chain" path={to.chain(chain.chain.id)} params={{ region: chain.region.id }}>
            {name(chain.chain)}
          </To>,
          link && words.stages[link.stage as keyof typeof words.stages],
          link?.core && words.chain.core,
          <span key="id" className="mono">
            {route.chain}.{route.link}
          </span>,
          chain.as_of,
        ]
      }
      title={
        missing ?? fill(t.title, { link: link ? inSentence(say(link.name)) : (route.link ?? ''), region: where || '…' })
      }
      lead={link && leadOf(link, where, words, say)}
      controls={chain && link && <LinkControls chain={chain} country={country?.id} />}
    >
      <Answered of={answer} lines={12}>
        {(chain) =>
          link && (
            <>
              <Tiles of={tiles(link, words, lang)} />
              <div className="blocks">
                <Makers chain={chain} link={link} />
                <Block
                  title={t.counts}
                  size="third"
                  data={{ question: { path: `/api/v1/chains/${chain.chain.id}/links` } }}
                >
                  <p>{say(link.definition) || either(chain.chain.description, chain.chain.description_zh)}</p>
                  <p className="aside">
                    <StateMark of={link.state} />: {words.stateMeans[link.state as keyof typeof words.stateMeans]}
                  </p>
                  {link.search && <p className="aside">{say(link.search)}</p>}
                </Block>
                <Regions subject={`${chain.chain.id}.${link.id}`} here={chain.region.id} period={chain.as_of} />
                <Neighbours chain={chain} link={link} />
                {link.stated && link.stated.length > 0 && <Stated of={link.stated} />}
              </div>
            </>
          )
        }
      </Answered>
      {missing && <Empty why={words.state.noPageWhy} />}
    </Page>
  )
}

type Lang = ReturnType<typeof useLang>

function leadOf(link: LinkAnswer, region: string, words: Lang['words'], say: Lang['say']): string {
  const state = words.states[link.state as keyof typeof words.states]
  const text =
    link.sites > 0
      ? fill(words.link.lead, { state, region, owners: link.owners, sites: link.sites })
      : fill(words.link.leadNone, { state, region, why: say(link.why) || words.state.unknown })
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function tiles(link: LinkAnswer, words: Lang['words'], lang: Lang['lang']): Tile[] {
  const t = words.link
  const out: Tile[] = [
    { label: t.owners, value: String(link.owners), below: fill(t.sitesBelow, { sites: link.sites }) },
    link.capacity ? { label: t.capacity, figure: link.capacity } : { label: t.capacity, value: words.site.unstated },
  ]
  if (link.share !== undefined) out.push({ label: t.share, value: `${plain(link.share, lang)} %`, below: t.shareBelow })
  if (link.sufficiency !== undefined) {
    out.push({ label: t.sufficiency, value: plain(link.sufficiency, lang, 2), below: t.sufficiencyBelow })
  }
  return out
}
