import type { Text } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fixed } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { Share } from '../../ui/share'

const cards = 3
const named = 4

/** The three cities that are most like this one by the links that they have, and why. */
export function SimilarCards({ region }: { region: string }) {
  const { words, say, lang, listed } = useLang()
  const question = { path: '/api/v1/similar' as const, query: { region, limit: 10 } }
  const answer = useAnswer(question)
  const t = words.region
  const list = (texts: Text[]) => {
    const shown = listed(texts.slice(0, named).map(say))
    return texts.length > named ? fill(t.andMore, { list: shown, n: texts.length - named }) : shown
  }
  return (
    <Block
      title={t.similar}
      size="third"
      intro={<To path={`${to.region(region)}/structure`}>{t.allSimilar}</To>}
      data={{ question }}
      sources={answer.data?.sources}
    >
      <Answered of={answer}>
        {({ peers }) =>
          peers.length === 0 ? (
            <Empty why={words.structure.noneSimilar} />
          ) : (
            <ul className="peers">
              {peers.slice(0, cards).map((p) => (
                <li key={p.region}>
                  <h3>
                    <To path={to.region(p.region)}>{say(p.name)}</To> <span className="soft">{say(p.within)}</span>
                  </h3>
                  <p className="small">
                    {fill(t.likeness, { n: fixed(p.similarity, lang) })} <Share of={p.similarity} most={1} />
                  </p>
                  <p className="small">{fill(t.bothHave, { list: list(p.shared) })}</p>
                  {p.theirs.length > 0 && <p className="small soft">{fill(t.onlyThere, { list: list(p.theirs) })}</p>}
                  <p className="small">
                    <To path="/compare" params={{ r: [region, p.region] }} aria-label={`${t.compare}: ${say(p.name)}`}>
                      {t.compare}
                    </To>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Block>
  )
}
