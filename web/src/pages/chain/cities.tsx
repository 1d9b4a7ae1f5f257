import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { useParams } from '../../ui/place'
import { Places } from '../rank/places'

const definitions = [
  'chain-integrity:c0',
  'chain-integrity:c1',
  'chain-integrity:c2',
  'chain-integrity:c3',
  'chain-integrity:c4',
  'chain-integrity:published',
]

/** All cities on the same list, by one of the definitions. */
export function Cities({ chain, here, period }: { chain: string; here: string; period: string }) {
  const { words, say } = useLang()
  const params = useParams()
  const definition = params.get('by', definitions[0])
  const indicators = useAnswer({ path: '/api/v1/indicators' }).data?.indicators ?? []
  const question = { path: '/api/v1/rank' as const, query: { indicator: definition, subject: chain, period } }
  const answer = useAnswer(question)
  const t = words.chain
  return (
    <Block
      title={t.cities}
      intro={t.citiesIntro}
      size="half"
      sources={answer.data?.sources}
      data={{ question }}
      figure={answer.data?.places[0]?.figure.id}
    >
      <div className="controls tight">
        <Select
          label={words.field.definition}
          value={definition}
          choices={definitions.map((id) => ({ value: id, name: say(indicators.find((i) => i.id === id)?.name) || id }))}
          change={(by) => params.set({ by }, { replace: true })}
        />
      </div>
      <Answered of={answer}>
        {(rank) =>
          rank.places.length ? <Places rank={rank} here={here} first={12} /> : <Empty why={say(rank.sentence)} />
        }
      </Answered>
    </Block>
  )
}
