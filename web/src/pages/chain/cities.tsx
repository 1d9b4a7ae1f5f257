import type { SWRResponse } from 'swr'
import type { Figure, Place, RankAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { To, to, useParams } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

const definitions = ['c0', 'c1', 'c2', 'c3', 'c4', 'published'] as const
type Definition = (typeof definitions)[number]

const indicatorOf = (d: Definition) => `chain-integrity:${d}`

/** The ranking of all cities by each definition; a hook must be called as often each time. */
function useRankings(subject: string, period: string): Record<Definition, SWRResponse<RankAnswer, Error>> {
  const ask = (d: Definition) => ({
    path: '/api/v1/rank' as const,
    query: { indicator: indicatorOf(d), subject, period },
  })
  return {
    c0: useAnswer(ask('c0')),
    c1: useAnswer(ask('c1')),
    c2: useAnswer(ask('c2')),
    c3: useAnswer(ask('c3')),
    c4: useAnswer(ask('c4')),
    published: useAnswer(ask('published')),
  }
}

interface Props {
  chain: string
  /** The regions that the page is about. */
  here: string[]
  period: string
}

/** All cities on the same list, every definition side by side; one of them gives the order and the range of ranks. */
export function Cities({ chain, here, period }: Props) {
  const { words, say } = useLang()
  const params = useParams()
  const chosen = definitions.find((d) => indicatorOf(d) === params.get('by')) ?? 'c0'
  const indicators = useAnswer({ path: '/api/v1/indicators' }).data?.indicators ?? []
  const nameOf = (d: Definition) => say(indicators.find((i) => i.id === indicatorOf(d))?.name) || d
  const rankings = useRankings(chain, period)
  const answer = rankings[chosen]
  const t = words.chain
  return (
    <Block
      title={t.cities}
      intro={t.citiesIntro}
      sources={answer.data?.sources}
      data={{ question: { path: '/api/v1/rank', query: { indicator: indicatorOf(chosen), subject: chain, period } } }}
      figure={answer.data?.places[0]?.figure.id}
    >
      <div className="controls tight">
        <Select
          label={t.orderBy}
          value={indicatorOf(chosen)}
          choices={definitions.map((d) => ({ value: indicatorOf(d), name: nameOf(d) }))}
          change={(by) => params.set({ by }, { replace: true })}
        />
      </div>
      <Answered of={answer}>
        {(rank) =>
          rank.places.length ? (
            <Table rank={rank} rankings={rankings} here={here} />
          ) : (
            <Empty why={say(rank.sentence)} />
          )
        }
      </Answered>
      <dl className="definitions">
        {definitions.map((d) => (
          <div key={d}>
            <dt>{t.definitions[d]}</dt>
            <dd>{nameOf(d)}</dd>
          </div>
        ))}
      </dl>
    </Block>
  )
}

interface TableProps {
  rank: RankAnswer
  rankings: Record<Definition, SWRResponse<RankAnswer, Error>>
  here: string[]
}

function Table({ rank, rankings, here }: TableProps) {
  const { words, say } = useLang()
  const by = (d: Definition) => new Map(rankings[d].data?.places.map((p): [string, Figure] => [p.region, p.figure]))
  const columns: Column<Place>[] = [
    { key: 'rank', title: words.col.rank, num: true, by: (p) => p.rank, cell: (p) => `${p.rank}${p.tied ? '=' : ''}` },
    {
      key: 'range',
      title: words.col.range,
      num: true,
      cell: (p) => (p.best === p.worst ? '' : `${p.best}–${p.worst}`),
    },
    {
      key: 'region',
      title: words.col.region,
      head: true,
      by: (p) => say(p.name),
      cell: (p) => (
        <>
          <To path={to.region(p.region)}>{say(p.name)}</To> <span className="soft tiny">{say(p.within)}</span>
        </>
      ),
    },
    ...definitions.map((d): Column<Place> => {
      const figures = by(d)
      return {
        key: d,
        title: words.chain.definitions[d],
        num: true,
        by: (p) => figures.get(p.region)?.value,
        cell: (p) => <Value of={figures.get(p.region)} short />,
      }
    }),
  ]
  return (
    <DataTable
      caption={words.chain.cities}
      columns={columns}
      rows={rank.places}
      rowKey={(p) => p.region}
      first={12}
      here={(p) => here.includes(p.region)}
    />
  )
}
