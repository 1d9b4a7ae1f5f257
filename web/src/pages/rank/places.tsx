import type { Gap, Place, RankAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'
import { Bar } from './bar'

interface Props {
  rank: RankAnswer
  /** The region that the page is about. */
  here?: string
  first?: number
  /** Without bar and status, where there is little room. */
  narrow?: boolean
}

/** The places of a ranking with a bar for each value. */
export function Places({ rank, here, first = 40, narrow }: Props) {
  const { words, say } = useLang()
  const open = rank.places.some((p) => p.best !== p.worst)
  const most = Math.max(...rank.places.map((p) => Math.abs(p.figure.high ?? p.figure.value ?? 0)), 0)
  const columns: Column<Place>[] = [
    {
      key: 'rank',
      title: words.col.rank,
      num: true,
      by: (p) => p.rank,
      cell: (p) => `${p.rank}${p.tied ? '=' : ''}`,
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
    {
      key: 'value',
      title: words.col.value,
      num: true,
      by: (p) => p.figure.value,
      cell: (p) => <Value of={p.figure} />,
    },
    { key: 'bar', title: '', cell: (p) => <Bar figure={p.figure} most={most} /> },
    {
      key: 'status',
      title: words.col.status,
      cell: (p) => words.statuses[p.figure.status as keyof typeof words.statuses] ?? p.figure.status ?? '',
    },
  ]
  if (narrow) columns.splice(-2)
  if (open) {
    columns.splice(1, 0, {
      key: 'range',
      title: words.col.range,
      num: true,
      cell: (p) => (p.best === p.worst ? '' : `${p.best}–${p.worst}`),
    })
  }
  return (
    <DataTable
      caption={say(rank.definition.name)}
      columns={columns}
      rows={rank.places}
      rowKey={(p) => p.region}
      first={first}
      here={(p) => p.region === here}
    />
  )
}

/** Regions that are not ranked, and why. */
export function LeftOut({ gaps }: { gaps: Gap[] }) {
  const { words, say } = useLang()
  const columns: Column<Gap>[] = [
    {
      key: 'name',
      title: words.col.region,
      head: true,
      by: (g) => say(g.name),
      cell: (g) => (g.region ? <To path={to.region(g.region)}>{say(g.name)}</To> : say(g.name)),
    },
    { key: 'why', title: words.col.why, cell: (g) => say(g.why) },
  ]
  return <DataTable caption={words.rank.left} columns={columns} rows={gaps} rowKey={(_, i) => String(i)} first={20} />
}
