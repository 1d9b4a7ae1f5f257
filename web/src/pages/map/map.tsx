import { useState } from 'react'
import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { LeftOut, Places } from '../rank/places'
import { Choropleth } from './choropleth'
import { MapControls } from './controls'
import { Picked } from './picked'

/** Any indicator as a choropleth, with the sites of a chain as points and a table beside it. */
export default function MapPage() {
  const { words, say, name } = useLang()
  const params = useParams()
  const [picked, setPicked] = useState('')
  const level = params.get('level')
  const question = {
    path: '/api/v1/rank' as const,
    query: {
      indicator: params.get('indicator', 'gdp'),
      subject: params.get('subject'),
      level: (level || undefined) as 'province' | undefined,
      within: params.get('within'),
      period: params.get('period'),
    },
  }
  const answer = useAnswer(question)
  const rank = answer.data
  const first = rank?.places[0]
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains
  const chain = chains?.find((c) => c.id === params.get('chain'))
  const shown = {
    chain: params.get('chain'),
    link: params.get('link'),
    clusters: params.get('clusters') === '1',
  }
  const t = words.map
  const what = rank ? say(rank.definition.name) : question.query.indicator
  return (
    <Page
      eyebrow={rank && [say(rank.group), rank.period, chain && name(chain)]}
      title={fill(t.title, { what: inSentence(what) })}
      lead={
        rank &&
        (first
          ? fill(t.lead, {
              known: rank.of,
              of: rank.of + (rank.unknown?.length ?? 0),
              period: rank.period,
              first: say(first.name),
              value: say(first.figure.text),
            })
          : fill(t.leadNone, { period: rank.period }))
      }
      controls={<MapControls period={rank?.period ?? params.get('period')} subject={rank?.subject ?? ''} />}
    >
      <Answered of={answer} lines={14}>
        {(rank) => (
          <div className="blocks">
            <Block
              title={t.map}
              size="two-thirds"
              intro={t.caption}
              sources={rank.sources}
              data={{ question }}
              figure={rank.places[0]?.figure.id}
            >
              <Choropleth rank={rank} level={level || 'prefecture'} shown={shown} pick={setPicked} />
            </Block>
            <Block title={t.table} size="third" data={{ question }}>
              {picked && <Picked id={picked} rank={rank} />}
              {rank.places.length ? (
                <Places rank={rank} here={picked} first={15} narrow />
              ) : (
                <Empty why={say(rank.sentence)} />
              )}
            </Block>
            {rank.unknown && rank.unknown.length > 0 && (
              <Block title={`${words.rank.left} (${rank.unknown.length})`} intro={words.rank.leftIntro}>
                <details className="as-table">
                  <summary>{words.block.asTable}</summary>
                  <LeftOut gaps={rank.unknown} />
                </details>
              </Block>
            )}
          </div>
        )}
      </Answered>
    </Page>
  )
}
