import { useMemo } from 'react'
import { Chart } from '../../chart/chart'
import { usePalette } from '../../chart/palette'
import { portfolio } from '../../chart/portfolio'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Value } from '../../ui/value'
import type { ProfileProps } from './standing'

/** How specialised the region is in its chains and products, against how fast they grow. */
export function PortfolioBlock({ profile, question }: ProfileProps) {
  const { words } = useLang()
  const t = words.region
  const { points, left_out } = profile.portfolio
  if (points.length + left_out.length === 0) return null
  return (
    <Block
      title={t.portfolio}
      size="two-thirds"
      intro={fill(t.portfolioIntro, { n: points.length })}
      data={points.length ? { question, table: 'portfolio' } : undefined}
      figure={points[0]?.share.id}
      sources={profile.sources}
    >
      {points.length === 0 ? <Empty why={t.noPoints} /> : <Bubbles of={profile.portfolio} period={profile.period} />}
      {left_out.length > 0 && <LeftOut of={left_out} />}
    </Block>
  )
}

type Portfolio = ProfileProps['profile']['portfolio']

function Bubbles({ of, period }: { of: Portfolio; period: string }) {
  const { words, say, lang, listed } = useLang()
  const palette = usePalette()
  const t = words.region
  const option = useMemo(
    () =>
      portfolio(
        {
          of,
          lang,
          words: {
            quotient: t.quotient,
            growth: t.growthAxis,
            economy: fill(t.economyGrowth, { growth: say(of.growth.text) }),
            quadrants: t.quadrants,
          },
        },
        palette,
      ),
    [of, lang, t, say, palette],
  )
  return (
    <>
      <Chart option={option} height={24} label={t.portfolio} table={<Points of={of} />} />
      <p className="small soft">{t.bubbles}</p>
      {of.points.some((p) => p.growth.period !== period) && (
        <p className="small soft">
          {fill(t.during, {
            list: listed(of.points.map((p) => fill(t.of, { what: say(p.name), detail: say(p.during) }))),
          })}
        </p>
      )}
    </>
  )
}

function Points({ of }: { of: Portfolio }) {
  const { words, say, lang } = useLang()
  const t = words.region
  return (
    <DataTable
      caption={t.portfolio}
      rows={of.points}
      rowKey={(p) => p.subject}
      columns={[
        { key: 'name', title: words.col.indicator, head: true, by: (p) => say(p.name), cell: (p) => say(p.name) },
        { key: 'quotient', title: t.quotient, num: true, by: (p) => p.quotient, cell: (p) => plain(p.quotient, lang) },
        { key: 'share', title: words.col.share, num: true, cell: (p) => <Value of={p.share} short /> },
        {
          key: 'growth',
          title: t.growthAxis,
          num: true,
          by: (p) => p.growth.value,
          cell: (p) => (
            <>
              <To path={to.figure(p.growth.id)}>{say(p.growth.text)}</To> <span className="soft">{say(p.during)}</span>
            </>
          ),
        },
        { key: 'size', title: t.output, num: true, by: (p) => p.size?.value, cell: (p) => <Value of={p.size} short /> },
        {
          key: 'quadrant',
          title: t.quadrant,
          cell: (p) => t.quadrants[p.quadrant as keyof typeof t.quadrants] ?? '',
        },
      ]}
    />
  )
}

/** What has only one of both, so that nobody takes it for absent. */
function LeftOut({ of }: { of: Portfolio['left_out'] }) {
  const { words, say, listed } = useLang()
  const t = words.region
  const list = listed(of.map((g) => fill(t.of, { what: say(g.name), detail: say(g.why) })))
  return <p className="small soft">{fill(t.leftOut, { list })}</p>
}
