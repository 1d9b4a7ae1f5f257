import type { ChainSummary } from '../../api/types'
import { useLang } from '../../text/lang'
import { Interval } from '../../ui/interval'
import { To, to } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

/** The chains of a region: what the register shows, what could be, and what was published. */
export function ChainTable({ chains, region, full }: { chains: ChainSummary[]; region: string; full?: boolean }) {
  const { words, name, say } = useLang()
  const columns: Column<ChainSummary>[] = [
    {
      key: 'chain',
      title: words.col.chain,
      head: true,
      by: (c) => name(c.chain),
      cell: (c) => (
        <To path={to.chain(c.chain.id)} params={{ region }}>
          {name(c.chain)}
        </To>
      ),
    },
    {
      key: 'bar',
      title: '',
      cell: ({ computed, published }) => (
        <Interval
          value={computed.value}
          low={computed.low}
          high={computed.high}
          mark={published.value}
          label={`${words.col.register}: ${say(computed.text)}`}
        />
      ),
    },
    {
      key: 'register',
      title: words.col.register,
      num: true,
      by: (c) => c.computed.value,
      cell: (c) => <Value of={c.computed} short />,
    },
    {
      key: 'published',
      title: words.col.published,
      num: true,
      by: (c) => c.published.value,
      cell: (c) => (c.published.value === null ? '–' : <Value of={c.published} short />),
    },
  ]
  if (full) {
    for (const [key, title] of [
      ['sites', words.col.sites],
      ['owners', words.col.owners],
      ['foreign_sites', words.col.foreign],
    ] as const) {
      columns.push({ key, title, num: true, by: (c) => c[key].value, cell: (c) => <Value of={c[key]} short /> })
    }
  }
  return <DataTable caption={words.region.chains} columns={columns} rows={chains} rowKey={(c) => c.chain.id} />
}
