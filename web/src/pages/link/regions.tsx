import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Places } from '../rank/places'

/** Registered capacity of a link by city. */
export function Regions({ subject, here, period }: { subject: string; here: string; period: string }) {
  const { words, say } = useLang()
  const question = { path: '/api/v1/rank' as const, query: { indicator: 'registered-capacity', subject, period } }
  const answer = useAnswer(question)
  const t = words.link
  return (
    <Block
      title={t.regions}
      intro={t.regionsIntro}
      size="half"
      sources={answer.data?.sources}
      data={{ question }}
      figure={answer.data?.places[0]?.figure.id}
    >
      <Answered of={answer}>
        {(rank) =>
          rank.places.length ? <Places rank={rank} here={here} first={12} /> : <Empty why={say(rank.sentence)} />
        }
      </Answered>
    </Block>
  )
}
