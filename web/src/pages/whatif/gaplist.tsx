import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To } from '../../ui/place'
import { StateMark } from '../../ui/state'

/** The links that a region lacks, to begin with: each is a plant that could come. */
export function GapList({ region }: { region: string }) {
  const { words, say, name } = useLang()
  const t = words.whatif
  const question = { path: '/api/v1/gaps' as const, query: { region, each: 3, km: 300 } }
  const answer = useAnswer(question)
  return (
    <div className="blocks after">
      <Block
        title={t.begin}
        intro={answer.data && fill(t.beginIntro, { chain: name(answer.data.chain), region: name(answer.data.region) })}
        data={{ question, table: 'gaps' }}
        sources={answer.data?.sources}
      >
        <Answered of={answer}>
          {(gaps) =>
            gaps.gaps.length === 0 ? (
              <Empty why={words.gaps.none} />
            ) : (
              <ul className="picklist">
                {gaps.gaps.map((gap) => (
                  <li key={gap.link}>
                    <StateMark of={gap.state} bare />{' '}
                    <To
                      path="/whatif"
                      params={{ mode: 'arrival', link: `${gaps.chain.id}.${gap.link}`, region: gaps.region.id }}
                    >
                      {say(gap.name)}
                    </To>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Block>
    </div>
  )
}
