import type { components } from '../../api/api.gen'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { DataTable } from '../../ui/table'

/** What is loaded: the data set, its tables and their rows. */
export function Loaded({ release }: { release: components['schemas']['Served'] }) {
  const { words, lang } = useLang()
  const rows = release.tables.filter((t) => t.rows > 0)
  return (
    <Block
      title={words.home.data}
      size="half"
      intro={`${release.title ?? release.name}. ${fill(words.home.built, { date: release.built.slice(0, 10) })}.`}
      data={{ question: { path: '/api/v1/sources' } }}
    >
      <DataTable
        caption={words.home.tables}
        rows={rows}
        rowKey={(t) => t.name}
        columns={[
          { key: 'table', title: words.home.tables, head: true, by: (t) => t.name, cell: (t) => t.name },
          {
            key: 'rows',
            title: '',
            num: true,
            by: (t) => t.rows,
            cell: (t) => fill(words.home.rows, { n: plain(t.rows, lang) }),
          },
        ]}
      />
    </Block>
  )
}
