import type { ChainAnswer, LinkAnswer } from '../../api/types'
import { plain } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { StateMark, states } from '../../ui/state'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

/** The chain as a table: what the map shows, and the sites that prove it or why there are none. */
export function LinkTable({ chain }: { chain: ChainAnswer }) {
  const { words, say, name, lang } = useLang()
  const number = (v: number | undefined) => (v === undefined ? '–' : plain(v, lang, 2))
  const columns: Column<LinkAnswer>[] = [
    {
      key: 'stage',
      title: words.col.stage,
      by: (l) => l.stage,
      cell: (l) => words.stages[l.stage as keyof typeof words.stages] ?? l.stage,
    },
    {
      key: 'link',
      title: words.col.link,
      head: true,
      by: (l) => say(l.name),
      cell: (l) => (
        <To path={to.link(chain.chain.id, l.id)} params={{ region: chain.region.id }}>
          {say(l.name)}
        </To>
      ),
    },
    {
      key: 'state',
      title: words.col.state,
      by: (l) => (states as readonly string[]).indexOf(l.state),
      cell: (l) => <StateMark of={l.state} />,
    },
    { key: 'owners', title: words.col.owners, num: true, by: (l) => l.owners, cell: (l) => l.owners },
    { key: 'sites', title: words.col.sites, num: true, by: (l) => l.sites, cell: (l) => l.sites },
    {
      key: 'capacity',
      title: words.col.capacity,
      num: true,
      cell: (l) => (l.capacity ? <Value of={l.capacity} short /> : '–'),
    },
    { key: 'share', title: `${words.col.share}, %`, num: true, by: (l) => l.share, cell: (l) => number(l.share) },
    {
      key: 'sufficiency',
      title: words.col.sufficiency,
      num: true,
      by: (l) => l.sufficiency,
      cell: (l) => number(l.sufficiency),
    },
    {
      key: 'proof',
      title: words.col.why,
      cell: (l) => (l.evidence?.length ? l.evidence.map((s) => name(s)).join(lang === 'zh' ? '、' : ', ') : say(l.why)),
    },
  ]
  return <DataTable caption={name(chain.chain)} columns={columns} rows={chain.links} rowKey={(l) => l.id} />
}
