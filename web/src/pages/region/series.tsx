import { useMemo } from 'react'
import type { SeriesRow } from '../../api/types'
import { Chart } from '../../chart/chart'
import { lines } from '../../chart/lines'
import { usePalette } from '../../chart/palette'
import { unitName } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

/** Small multiples: one figure over the years each, all on the same years. */
export function Series({ of }: { of: SeriesRow[] }) {
  const years = useMemo(() => of.flatMap((s) => s.figures.map((f) => Number(f.period.slice(0, 4)))), [of])
  const span: [number, number] = [Math.min(...years), Math.max(...years)]
  return (
    <div className="multiples">
      {of.slice(0, 6).map((series) => (
        <One key={`${series.indicator} ${series.subject}`} series={series} span={span} />
      ))}
    </div>
  )
}

function One({ series, span }: { series: SeriesRow; span: [number, number] }) {
  const { words, say, facts, lang } = useLang()
  const palette = usePalette()
  const unit = series.figures[0]?.unit ?? ''
  const [from, until] = span
  const option = useMemo(
    () => lines({ figures: series.figures, span: [from, until], unit: unitName(unit, lang), lang }, palette),
    [series, from, until, unit, lang, palette],
  )
  const name = say(series.name)
  return (
    <div>
      <h3>{name}</h3>
      <Chart
        option={option}
        height={11}
        label={facts(name, unitName(unit, lang), `${from}–${until}`)}
        table={
          <DataTable
            caption={name}
            rows={series.figures}
            rowKey={(f) => f.id}
            columns={[
              { key: 'year', title: words.col.year, head: true, cell: (f) => f.period },
              { key: 'value', title: words.col.value, num: true, cell: (f) => <Value of={f} short /> },
            ]}
          />
        }
      />
    </div>
  )
}
