import type { components } from '../../api/api.gen'
import { address } from '../../api/client'
import { published } from '../../api/published'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To } from '../../ui/place'
import { DataTable } from '../../ui/table'

/** Where the whole of a table is, as far as one answer can hold it. */
const wholeOf = (table: string) => ({
  path: '/api/v1/tables/{name}' as const,
  in: { name: table },
  query: { limit: 100000 },
})

/** The tables of the data set with what each row of them says. */
export function TablesBlock({ release }: { release: components['schemas']['Served'] }) {
  const { words, lang } = useLang()
  const t = words.data
  const means = t.tables as Record<string, string>
  return (
    <Block title={t.tablesTitle} intro={fill(t.tablesIntro, { name: release.name })}>
      <DataTable
        caption={t.tablesTitle}
        rows={release.tables}
        rowKey={(x) => x.name}
        columns={[
          {
            key: 'table',
            title: t.table,
            head: true,
            by: (x) => x.name,
            cell: (x) =>
              published ? (
                <span className="mono">{x.name}</span>
              ) : (
                <To path="/data" params={{ table: x.name }} className="mono">
                  {x.name}
                </To>
              ),
          },
          { key: 'rows', title: t.rows, num: true, by: (x) => x.rows, cell: (x) => plain(x.rows, lang) },
          { key: 'means', title: t.means, cell: (x) => means[x.name] ?? '' },
          {
            key: 'get',
            title: t.get,
            cell: (x) =>
              !published &&
              x.rows > 0 && (
                <>
                  {['csv', 'xlsx', 'parquet'].map((suffix) => (
                    <span key={suffix}>
                      <a
                        href={address(wholeOf(x.name), { suffix })}
                        download
                        aria-label={`${suffix.toUpperCase()}: ${x.name}`}
                      >
                        {suffix.toUpperCase()}
                      </a>{' '}
                    </span>
                  ))}
                  <a href={address(wholeOf(x.name))} aria-label={`JSON: ${x.name}`}>
                    JSON
                  </a>
                </>
              ),
          },
        ]}
      />
    </Block>
  )
}
