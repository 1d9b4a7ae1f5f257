import { useDeferredValue } from 'react'
import useSWRInfinite from 'swr/infinite'
import type { components } from '../../api/api.gen'
import { type Answer, address, read } from '../../api/client'
import { fill, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { To, to, useParams } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'

const path = '/api/v1/tables/{name}' as const
type Page = Answer<typeof path>
type Row = Page['rows'][number]
type TableColumn = Page['columns'][number]

const size = 25

/** The pages of what columns refer to. */
const pages: Record<string, (id: string) => string> = {
  'regions.id': to.region,
  'chains.id': to.chain,
  'organisations.id': to.organisation,
  'establishments.id': to.site,
}

/** The rows of one table as they stand in the data set, those with a text in a column. */
export function RowsBlock({ release }: { release: components['schemas']['Served'] }) {
  const { words } = useLang()
  const t = words.data
  const params = useParams()
  const tables = release.tables.filter((x) => x.rows > 0).map((x) => x.name)
  const table = params.get('table', tables.includes('observations') ? 'observations' : (tables[0] ?? ''))
  const column = params.get('column')
  const text = params.get('text')
  const asked = useDeferredValue(text)
  const where = column && asked ? [`${column}~${asked}`] : undefined
  const question = { path, in: { name: table }, query: { where, limit: size } }
  const list = useSWRInfinite<Page, Error>(
    (i: number, before: Page | null) =>
      before && !before.next
        ? null
        : address({ ...question, query: { ...question.query, cursor: i === 0 ? undefined : before?.next } }),
    read,
    { revalidateOnFocus: false, revalidateIfStale: false, revalidateFirstPage: false },
  )
  const first = list.data?.[0]
  const rows = list.data?.flatMap((page) => page.rows) ?? []
  const total = first?.total ?? 0
  return (
    <Block
      title={t.rowsTitle}
      intro={t.rowsIntro}
      data={{ question: { ...question, query: { ...question.query, limit: 100000 } }, table }}
    >
      <div className="controls tight" id="rows">
        <Select
          label={t.table}
          value={table}
          choices={tables.map((x) => ({ value: x, name: x }))}
          change={(v) => params.set({ table: v, column: '', text: '' })}
        />
        <Select
          label={t.field}
          value={column}
          choices={[{ value: '', name: '–' }, ...(first?.columns ?? []).map((c) => ({ value: c.name, name: c.name }))]}
          change={(v) => params.set({ column: v }, { replace: true })}
        />
        <label className="field">
          <span>{t.rowsFilter}</span>
          <input
            type="search"
            value={text}
            disabled={!column}
            onChange={(e) => params.set({ text: e.target.value }, { replace: true })}
          />
        </label>
      </div>
      {list.error && <Trouble error={list.error} again={() => list.mutate()} />}
      {!list.data && !list.error && <Waiting />}
      {first && rows.length === 0 && <Empty why={fill(t.rowsNone, { table, column, text: asked })} />}
      {first && rows.length > 0 && <RowTable table={table} columns={first.columns} rows={rows} />}
      {rows.length < total && (
        <p className="more">
          <button type="button" className="linklike" onClick={() => list.setSize(list.size + 1)}>
            {fill(t.moreOf, { n: rows.length, of: total })}
          </button>
        </p>
      )}
    </Block>
  )
}

/** Rows with the columns in which any of them has something. */
function RowTable({ table, columns, rows }: { table: string; columns: TableColumn[]; rows: Row[] }) {
  const { words } = useLang()
  const filled = columns.map((column, i) => ({ column, i })).filter(({ i }) => rows.some((r) => r.cells[i] !== null))
  return (
    <div className="raw">
      <DataTable
        caption={table}
        rows={rows}
        rowKey={(r) => `${r.file}:${r.line}`}
        columns={[
          {
            key: 'place',
            title: words.data.stands,
            head: true,
            cell: (r) => (
              <span className="mono">
                {r.file}:{r.line}
              </span>
            ),
          },
          ...filled.map(({ column, i }) => columnOf(table, column, i)),
        ]}
      />
    </div>
  )
}

function columnOf(table: string, column: TableColumn, i: number): Column<Row> {
  const page = pages[column.references ?? `${table}.${column.name}`]
  return {
    key: column.name,
    title: <span className="mono">{column.name}</span>,
    num: column.type === 'number' || column.type === 'integer',
    by: (r) => r.cells[i] as string | number | null,
    cell: (r) => {
      const text = r.cells[i] === null ? '' : String(r.cells[i])
      return page && text ? <To path={page(text)}>{text}</To> : text
    },
  }
}
