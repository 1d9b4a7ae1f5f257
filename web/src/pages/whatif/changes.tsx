import type { components } from '../../api/api.gen'
import { plain } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Value } from '../../ui/value'
import type { Arrival } from './arrival'

type Change = components['schemas']['Change']

/** Figures that differ. What is now has a page that explains it; what would be has none. */
export function Changes({ of, caption }: { of: Change[]; caption: string }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noChanges} />
  const signed = (v: number | undefined) => (v === undefined ? '–' : `${v > 0 ? '+' : ''}${plain(v, lang, 2)}`)
  return (
    <DataTable
      caption={caption}
      rows={of}
      rowKey={(c) => c.after.id}
      first={12}
      columns={[
        { key: 'name', title: words.col.indicator, head: true, by: (c) => say(c.name), cell: (c) => say(c.name) },
        { key: 'before', title: t.now, num: true, cell: (c) => <Value of={c.before} short /> },
        { key: 'after', title: t.withIt, num: true, cell: (c) => <strong>{say(c.after.text)}</strong> },
        { key: 'difference', title: t.difference, num: true, cell: (c) => signed(c.difference) },
      ]}
    />
  )
}

type Balance = Arrival['balances'][number]

/** Local supply against local need of each link that the plant touches, now and then. */
export function Balances({ of, chain, region }: { of: Balance[]; chain: string; region: string }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noBalances} />
  const need = (b: Balance['before']) => (b.need === null ? '–' : `${b.open ? '≥' : ''}${plain(b.need, lang, 0)}`)
  const cover = (b: Balance['before']) => (b.ratio === null ? '–' : `${plain(100 * b.ratio, lang, 0)} %`)
  const pair = (before: string, after: string) =>
    before === after ? (
      after
    ) : (
      <>
        <span className="soft">{before} → </span>
        <strong>{after}</strong>
      </>
    )
  const supply = (b: Balance['before']) => (b.supply.value === null ? '–' : plain(b.supply.value, lang, 0))
  return (
    <DataTable
      caption={t.balances}
      rows={of}
      rowKey={(b) => b.link}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          cell: (b) => (
            <To path={to.link(chain, b.link)} params={{ region }}>
              {say(b.name)}
            </To>
          ),
        },
        { key: 'unit', title: t.unit, cell: (b) => say(b.unit) },
        { key: 'supply', title: t.supply, num: true, cell: (b) => pair(supply(b.before), supply(b.after)) },
        { key: 'need', title: t.need, num: true, cell: (b) => pair(need(b.before), need(b.after)) },
        { key: 'cover', title: t.cover, num: true, cell: (b) => pair(cover(b.before), cover(b.after)) },
        { key: 'turn', title: t.turn, cell: (b) => <Turn of={b.turn} /> },
      ]}
    />
  )
}

const tones: Record<string, string> = { short: 'bad', sufficient: 'good', needed: 'warn' }

function Turn({ of }: { of?: string }) {
  const { words } = useLang()
  if (!of) return null
  const { turns } = words.whatif
  return <span className={`badge ${tones[of] ?? ''}`}>{turns[of as keyof typeof turns] ?? of}</span>
}
