import { type ReactNode, useState } from 'react'
import { fill, useLang } from '../text/lang'

export interface Column<T> {
  key: string
  title: ReactNode
  cell: (row: T) => ReactNode
  /** What the column is sorted by; a column without it is not sorted. */
  by?: (row: T) => number | string | null | undefined
  num?: boolean
  /** The column that names the row. */
  head?: boolean
}

interface Props<T> {
  caption: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T, i: number) => string
  /** The row that the page is about. */
  here?: (row: T) => boolean
  tall?: boolean
  /** Rows shown before "show all". */
  first?: number
}

type Order = { key: string; down: boolean }

/** Sorts rows by a column; what is unknown comes last either way. */
export function sorted<T>(rows: T[], by: Column<T>['by'], down: boolean): T[] {
  if (!by) return rows
  const known = (row: T) => by(row) ?? null
  return rows.toSorted((a, b) => {
    const [x, y] = [known(a), known(b)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))
    return down ? -order : order
  })
}

/** A table that can be sorted by its headings. */
export function DataTable<T>({ caption, columns, rows, rowKey, here, tall, first }: Props<T>) {
  const { words } = useLang()
  const [order, setOrder] = useState<Order | null>(null)
  const [all, setAll] = useState(false)
  const by = columns.find((c) => c.key === order?.key)?.by
  const inOrder = order ? sorted(rows, by, order.down) : rows
  const shown = first && !all ? inOrder.slice(0, first) : inOrder
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`scroll ${tall ? 'tall' : ''}`} tabIndex={0} aria-label={caption}>
        <table>
          <caption className="away">{caption}</caption>
          <thead>
            <tr>
              {columns.map((c) => (
                <Heading key={c.key} column={c} order={order} change={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <tr key={rowKey(row, i)} className={here?.(row) ? 'here' : undefined}>
                {columns.map((c) => {
                  const Cell = c.head ? 'th' : 'td'
                  return (
                    <Cell key={c.key} scope={c.head ? 'row' : undefined} className={c.num ? 'num' : undefined}>
                      {c.cell(row)}
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < rows.length && (
        <p className="more">
          <button type="button" className="linklike" onClick={() => setAll(true)}>
            {fill(words.state.showAll, { n: rows.length })}
          </button>
        </p>
      )}
    </>
  )
}

interface HeadingProps<T> {
  column: Column<T>
  order: Order | null
  change: (order: Order) => void
}

function Heading<T>({ column, order, change }: HeadingProps<T>) {
  const mine = order?.key === column.key
  const sort = mine ? (order.down ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" className={column.num ? 'num' : undefined} aria-sort={sort}>
      {column.by ? (
        <button
          type="button"
          className="sort"
          onClick={() => change({ key: column.key, down: mine ? !order.down : !!column.num })}
        >
          {column.title}
          <span aria-hidden="true">{mine ? (order.down ? ' ↓' : ' ↑') : ''}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}
