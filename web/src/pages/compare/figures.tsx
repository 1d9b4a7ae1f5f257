import type { CompareAnswer, Figure } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

type Row = CompareAnswer['rows'][number]

/** Which of the figures of a row is the best; -1 where nothing is better or fewer than two are known. */
export function best(figures: Pick<Figure, 'value'>[], better: string): number {
  const known = figures.map((f) => f.value).filter((v) => v !== null)
  if (known.length < 2 || (better !== 'higher' && better !== 'lower')) return -1
  const top = better === 'higher' ? Math.max(...known) : Math.min(...known)
  return known.filter((v) => v === top).length === 1 ? figures.findIndex((f) => f.value === top) : -1
}

/** Indicators in rows, regions in columns. */
export function FigureRows({ of }: { of: CompareAnswer }) {
  const { words, say, name } = useLang()
  const columns: Column<Row>[] = [
    { key: 'name', title: words.col.indicator, head: true, cell: (r) => say(r.name) },
    ...of.regions.map(
      (region, i): Column<Row> => ({
        key: region.id,
        title: <To path={to.region(region.id)}>{name(region)}</To>,
        num: true,
        cell: (row) => {
          const figure = row.figures[i]
          return (
            <span
              className={best(row.figures, row.better) === i ? 'best' : undefined}
              title={figure && say(figure.unknown)}
            >
              {figure?.value === null ? '–' : <Value of={figure} />}
            </span>
          )
        },
      }),
    ),
  ]
  return (
    <DataTable
      caption={words.compare.indicators}
      columns={columns}
      rows={of.rows}
      rowKey={(r) => `${r.name.en} ${r.figures[0]?.id}`}
    />
  )
}
