import type { EChartsOption } from 'echarts'
import type { Figure } from '../api/types'
import type { Lang } from '../text/lang'
import type { Palette } from './palette'
import { axisText, tooltip } from './parts'
import { short } from './quantity'

interface Lines {
  figures: Figure[]
  /** First and last year of the axis. */
  span: [number, number]
  unit: string
  lang: Lang
}

/** A figure over the years: a point each, a line where years follow one another, the last one named. */
export function lines({ figures, span, unit, lang }: Lines, p: Palette): EChartsOption {
  const [from, until] = span
  const years = Array.from({ length: until - from + 1 }, (_, i) => String(from + i))
  const of = new Map(figures.map((f) => [f.period.slice(0, 4), f]))
  const last = years.findLast((y) => of.get(y)?.value != null)
  return {
    animation: false,
    grid: { left: 4, right: 56, top: 26, bottom: 4, containLabel: true },
    tooltip: { ...tooltip(p), trigger: 'axis', formatter: (at) => tip(at, of, lang) },
    xAxis: { type: 'category', data: years, boundaryGap: false, ...axisText(p), axisTick: { show: false } },
    yAxis: {
      type: 'value',
      scale: true,
      name: unit,
      nameTextStyle: { align: 'left', color: p.ink3, fontSize: p.size, fontFamily: p.font, padding: [0, 0, 0, -28] },
      splitNumber: 3,
      ...axisText(p),
      axisLabel: { ...axisText(p).axisLabel, formatter: (v: number) => short(v, lang) },
    },
    series: [
      {
        type: 'line',
        data: years.map((y) => of.get(y)?.value ?? null),
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        lineStyle: { width: 2, color: p.accent },
        itemStyle: { color: p.accent },
        label: {
          show: true,
          position: 'right',
          color: p.ink,
          fontSize: p.size,
          formatter: (at) => (years[at.dataIndex] === last ? short(Number(at.value), lang) : ''),
        },
      },
    ],
  }
}

function tip(at: unknown, of: Map<string, Figure>, lang: Lang): string {
  const [point] = at as { axisValue: string }[]
  const figure = point && of.get(point.axisValue)
  return figure ? `${figure.period}: ${figure.text[lang] || figure.text.en}` : ''
}
