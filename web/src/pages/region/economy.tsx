import type { ProfileRow } from '../../api/types'
import { useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'
import { rankOf } from './headline'
import { Series } from './series'
import type { ProfileProps } from './standing'

/** The economy and the industry in figures, and how they developed. */
export function EconomyBlocks({ profile, question }: ProfileProps) {
  const { words } = useLang()
  const t = words.region
  return (
    <>
      {profile.series.length > 0 && (
        <Block
          title={t.series}
          intro={t.seriesIntro}
          data={{ question }}
          figure={profile.series[0]?.figures.at(-1)?.id}
        >
          <Series of={profile.series} />
        </Block>
      )}
      {profile.economy.length > 0 && (
        <Block title={t.economy} size="half" intro={t.economyIntro} data={{ question, table: 'economy' }}>
          <Figures rows={profile.economy} caption={t.economy} />
        </Block>
      )}
      {profile.industry.length > 0 && (
        <Block title={t.industry} size="half" intro={t.industryIntro} data={{ question, table: 'industry' }}>
          <Figures rows={profile.industry} caption={t.industry} />
        </Block>
      )}
    </>
  )
}

function Figures({ rows, caption }: { rows: ProfileRow[]; caption: string }) {
  const { words, say } = useLang()
  const rank = (of: ProfileRow['rank_country']) => (of ? <To path={to.figure(of.id)}>{rankOf(of, words)}</To> : '')
  const columns: Column<ProfileRow>[] = [
    { key: 'name', title: words.col.indicator, head: true, cell: (r) => say(r.name) },
    { key: 'value', title: words.col.value, num: true, cell: (r) => <Value of={r.figure} /> },
    { key: 'country', title: words.col.country, num: true, cell: (r) => rank(r.rank_country) },
    { key: 'province', title: words.col.province, num: true, cell: (r) => rank(r.rank_province) },
    {
      key: 'status',
      title: words.col.status,
      cell: (r) => words.statuses[r.figure.status as keyof typeof words.statuses] ?? '',
    },
  ]
  const shown = columns.filter(
    (c) =>
      (c.key !== 'country' || rows.some((r) => r.rank_country)) &&
      (c.key !== 'province' || rows.some((r) => r.rank_province)),
  )
  return <DataTable caption={caption} columns={shown} rows={rows} rowKey={(r) => r.figure.id} first={12} />
}
