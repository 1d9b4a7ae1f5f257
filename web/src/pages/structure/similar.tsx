import type { Query } from '../../api/client'
import type { Text } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fixed } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { Share } from '../../ui/share'
import { DataTable } from '../../ui/table'

const path = '/api/v1/similar' as const
const named = 6

/** Cities with a like structure of links, and in what they are like. */
export function SimilarBlock({ query }: { query: Query<typeof path> }) {
  const { words, say, lang } = useLang()
  const question = { path, query: { ...query, limit: 10 } }
  const answer = useAnswer(question)
  const t = words.structure
  const list = (texts: Text[]) =>
    texts
      .slice(0, named)
      .map(say)
      .join(lang === 'zh' ? '、' : ', ') + (texts.length > named ? ` +${texts.length - named}` : '')
  return (
    <Block
      title={t.similar}
      intro={answer.data && say(answer.data.sentence)}
      data={{ question }}
      sources={answer.data?.sources}
    >
      <Answered of={answer}>
        {({ peers, region }) =>
          peers.length === 0 ? (
            <Empty why={t.noneSimilar} />
          ) : (
            <DataTable
              caption={t.similar}
              rows={peers}
              rowKey={(p) => p.region}
              columns={[
                {
                  key: 'city',
                  title: words.col.region,
                  head: true,
                  by: (p) => say(p.name),
                  cell: (p) => (
                    <>
                      <To path={to.region(p.region)}>{say(p.name)}</To>{' '}
                      <span className="soft tiny">{say(p.within)}</span>
                    </>
                  ),
                },
                {
                  key: 'similarity',
                  title: t.similarity,
                  num: true,
                  by: (p) => p.similarity,
                  cell: (p) => (
                    <>
                      {fixed(p.similarity, lang)}
                      <Share of={p.similarity} most={1} />
                    </>
                  ),
                },
                { key: 'shared', title: t.shared, cell: (p) => list(p.shared) },
                { key: 'theirs', title: t.theirs, cell: (p) => list(p.theirs) },
                {
                  key: 'compare',
                  title: <span className="away">{words.region.compare}</span>,
                  cell: (p) => (
                    <To path="/compare" params={{ r: [region.id, p.region] }}>
                      {words.region.compare}
                    </To>
                  ),
                },
              ]}
            />
          )
        }
      </Answered>
    </Block>
  )
}
