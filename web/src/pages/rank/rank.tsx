import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { RankControls } from './controls'
import { LeftOut, Places } from './places'

/** Who ranks where by an indicator. */
export default function Rank() {
  const { words, say } = useLang()
  const params = useParams()
  const question = {
    path: '/api/v1/rank' as const,
    query: {
      indicator: params.get('indicator', 'gdp'),
      subject: params.get('subject'),
      level: (params.get('level') || undefined) as 'province' | undefined,
      within: params.get('within'),
      period: params.get('period'),
      ascending: params.get('ascending') === 'true' || undefined,
    },
  }
  const answer = useAnswer(question)
  const rank = answer.data
  return (
    <Page
      eyebrow={rank && [say(rank.group), rank.period, say(rank.rule)]}
      title={fill(words.rank.title, { what: rank ? inSentence(say(rank.definition.name)) : question.query.indicator })}
      lead={rank && say(rank.sentence)}
      notes={rank?.notes?.map(say)}
      controls={<RankControls period={rank?.period ?? ''} subject={rank?.subject ?? ''} />}
    >
      <Answered of={answer} lines={12}>
        {(rank) => (
          <div className="blocks">
            <Block
              title={words.rank.places}
              size={rank.unknown?.length ? 'two-thirds' : undefined}
              intro={say(rank.definition.description) || say(rank.definition.words)}
              sources={rank.sources}
              data={{ question }}
              figure={rank.places[0]?.figure.id}
            >
              <Places rank={rank} />
            </Block>
            {rank.unknown && rank.unknown.length > 0 && (
              <Block title={`${words.rank.left} (${rank.unknown.length})`} size="third" intro={words.rank.leftIntro}>
                <LeftOut gaps={rank.unknown} />
              </Block>
            )}
          </div>
        )}
      </Answered>
    </Page>
  )
}
