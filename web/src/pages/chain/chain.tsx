import { useParams as useRoute } from 'wouter'
import type { ChainAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Trouble } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { StateLegend } from '../../ui/state'
import { type Tile, Tiles } from '../../ui/tiles'
import { Cities } from './cities'
import { ChainControls } from './controls'
import { Family } from './family'
import { ChainMap } from './map'
import { Strip } from './strip'
import { LinkTable } from './table'

/** A chain link by link in one region or the whole country. */
export default function Chain() {
  const { words, say, name, either } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const params = useParams()
  const query = { chain: id, region: params.get('region'), 'as-of': params.get('period') }
  const question = { path: '/api/v1/chain' as const, query }
  const answer = useAnswer(question)
  const second = params.get('with')
  const other = useAnswer(second ? { ...question, query: { ...query, region: second } } : null)
  const chain = answer.data
  const t = words.chain
  return (
    <Page
      eyebrow={
        chain && [
          <span key="id" className="mono">
            {chain.chain.id}
          </span>,
          chain.chain.version && fill(t.version, { version: chain.chain.version }),
          <To key="region" path={to.region(chain.region.id)}>
            {name(chain.region)}
          </To>,
          chain.as_of,
        ]
      }
      title={fill(t.title, {
        chain: chain ? inSentence(name(chain.chain)) : id,
        region: chain ? [chain, other.data].flatMap((c) => (c ? name(c.region) : [])).join(t.and) : '…',
      })}
      lead={chain && [chain, other.data].map((c) => c && <span key={c.region.id}>{say(c.sentence)} </span>)}
      notes={chain?.notes?.map(say)}
      controls={chain && <ChainControls chain={chain} other={second} />}
    >
      <Answered of={answer} lines={14}>
        {(chain) => (
          <>
            <Tiles of={tiles(chain, words)} />
            <div className="blocks">
              <Block
                title={t.map}
                intro={t.mapIntro}
                sources={chain.sources}
                data={{ question, table: 'links' }}
                figure={chain.integrity[0]?.id}
              >
                <StateLegend />
                {other.error && <Trouble error={other.error} />}
                <ChainMap chain={chain} other={other.data} />
                <details className="as-table">
                  <summary>{words.block.asTable}</summary>
                  <LinkTable chain={chain} />
                  {other.data && <LinkTable chain={other.data} />}
                </details>
              </Block>
              <Block
                title={t.family}
                intro={t.familyIntro}
                size="half"
                data={{ question, table: 'integrity' }}
                figure={chain.integrity[0]?.id}
              >
                <Family of={chain.integrity} />
              </Block>
              <Cities chain={chain.chain.id} here={[chain.region.id, second]} period={chain.as_of} />
              <Strip chain={chain.chain.id} period={chain.as_of} />
              {chain.chain.description && (
                <Block
                  title={t.aboutList}
                  size="half"
                  data={{ question: { path: `/api/v1/chains/${chain.chain.id}/links` } }}
                >
                  <p>{either(chain.chain.description, chain.chain.description_zh)}</p>
                </Block>
              )}
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

function tiles(chain: ChainAnswer, words: ReturnType<typeof useLang>['words']): Tile[] {
  const t = words.chain
  const [headline, published, register] = chain.integrity
  const of = chain.links.length
  const { leading = 0, missing = 0, unknown = 0 } = chain.counts
  const out: Tile[] = []
  if (headline) {
    const n = published?.numerator
    out.push({
      label: t.integrity,
      figure: headline,
      below: n === undefined ? '' : fill(t.ofLinks, { n, of: published?.denominator ?? of }),
    })
  }
  if (register) {
    const [low, high] = [register.low ?? register.value, register.high ?? register.value]
    out.push({
      label: t.register,
      value: register.numerator === undefined ? undefined : String(register.numerator),
      path: to.figure(register.id),
      figure: register.value === null ? register : undefined,
      below:
        low == null || high == null ? '' : fill(t.registerBelow, { of, low: Math.round(low), high: Math.round(high) }),
    })
  }
  out.push({ label: t.leading, value: String(leading), below: t.leadingBelow })
  out.push({ label: t.open, value: String(missing + unknown), below: fill(t.openBelow, { missing, unknown }) })
  return out
}
