import type { components } from '../../api/api.gen'
import { address } from '../../api/client'
import { published } from '../../api/published'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { DataTable } from '../../ui/table'

/** The lists of the API that hold a table of the data set as it is. */
const lists: Record<string, string> = {
  sources: '/api/v1/sources',
  regions: '/api/v1/regions',
  chains: '/api/v1/chains',
  subjects: '/api/v1/subjects',
  establishments: '/api/v1/sites',
  activities: '/api/v1/sites',
  coverage: '/api/v1/coverage',
  indicators: '/api/v1/indicators',
}

const whole = ['chains', 'subjects', 'indicators']
const paged = (table: string) => (whole.includes(table) ? {} : { limit: 1000 })

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
            cell: (x) => <span className="mono">{x.name}</span>,
          },
          { key: 'rows', title: t.rows, num: true, by: (x) => x.rows, cell: (x) => plain(x.rows, lang) },
          { key: 'means', title: t.means, cell: (x) => means[x.name] ?? '' },
          {
            key: 'get',
            title: t.get,
            cell: (x) =>
              !published &&
              lists[x.name] && (
                <>
                  <a
                    href={address({ path: lists[x.name]!, query: paged(x.name) }, { suffix: 'csv', lang })}
                    download
                    aria-label={`CSV: ${x.name}`}
                  >
                    CSV
                  </a>{' '}
                  <a href={address({ path: lists[x.name]!, query: paged(x.name) })} aria-label={`JSON: ${x.name}`}>
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
