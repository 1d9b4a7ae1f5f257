import type { EChartsOption } from 'echarts'
import type { TargetPath } from '../api/types'
import type { Lang } from '../text/lang'
import type { Palette } from './palette'
import { axisText, tooltip } from './parts'
import { short, unitName } from './quantity'

interface Words {
  target: string
  known: string
  needed: string
  projected: string
}

/** Known values over the years, the target as a point of its own, and dashed the way to it where one is needed. */
export function targetChart(path: TargetPath, words: Words, lang: Lang, p: Palette): EChartsOption {
  const year = (period: string) => Number(period.slice(0, 4))
  const known = path.series.filter((f) => f.value !== null)
  const due = year(path.period)
  const first = Math.min(due, ...known.map((f) => year(f.period)))
  const until = Math.max(due, ...known.map((f) => year(f.period)))
  const years = Array.from({ length: until - first + 1 }, (_, i) => String(first + i))
  const of = new Map(known.map((f) => [String(year(f.period)), f]))
  const last = known.at(-1)
  const way = path.required !== undefined && last && year(last.period) < due
  const text = { color: p.ink, fontSize: p.size, fontFamily: p.font }
  const tips = (name: string, at: number) => {
    const figure = of.get(years[at] ?? '')
    if (name === words.target) return `${words.target} ${path.period}: ${path.text[lang] || path.text.en}`
    const made = path.projection
    if (name === words.projected) {
      return made.value === null ? '' : `${words.projected} ${path.period}: ${made.text?.[lang] || made.text?.en}`
    }
    return figure ? `${figure.period}: ${figure.text[lang] || figure.text.en}` : ''
  }
  return {
    animation: false,
    grid: { left: 4, right: 120, top: 34, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(p),
      trigger: 'item',
      formatter: (at) => {
        const { seriesName, dataIndex } = at as { seriesName: string; dataIndex: number }
        return tips(seriesName, dataIndex)
      },
    },
    xAxis: {
      type: 'category',
      data: years,
      boundaryGap: ['4%', '4%'] as never,
      ...axisText(p),
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: path.unit === '%',
      name: unitName(path.unit, lang),
      nameTextStyle: { align: 'left', color: p.ink3, fontSize: p.size, fontFamily: p.font, padding: [0, 0, 0, -28] },
      splitNumber: 4,
      ...axisText(p),
      axisLabel: { ...axisText(p).axisLabel, formatter: (v: number) => short(v, lang) },
    },
    series: [
      {
        name: words.needed,
        type: 'line',
        silent: true,
        symbol: 'none',
        connectNulls: true,
        lineStyle: { type: [6, 5], width: 2, color: p.fragile },
        data: way
          ? years.map((y) => (y === String(due) ? path.target : y === last.period.slice(0, 4) ? last.value : null))
          : [],
      },
      {
        name: words.known,
        type: 'line',
        symbol: 'circle',
        symbolSize: 8,
        showAllSymbol: true,
        lineStyle: { width: 2.5, color: p.accent },
        itemStyle: { color: p.accent },
        data: years.map((y) => of.get(y)?.value ?? null),
        label: {
          show: true,
          position: 'bottom',
          distance: 8,
          ...text,
          formatter: (at) =>
            last && years[at.dataIndex] === last.period.slice(0, 4) ? last.text[lang] || last.text.en : '',
        },
      },
      {
        name: words.projected,
        type: 'scatter',
        symbol: 'emptyCircle',
        symbolSize: 11,
        itemStyle: { color: p.accent },
        data: years.map((y) => (y === String(due) ? path.projection.value : null)) as number[],
        label: { show: true, position: 'right', ...text, formatter: words.projected },
        labelLayout: { moveOverlap: 'shiftY' },
        // What is projected lies within these ends in four of five cases.
        markLine: {
          silent: true,
          symbol: ['none', 'none'],
          label: { show: false },
          lineStyle: { color: p.accent, type: 'solid', width: 2, opacity: 0.5 },
          data:
            path.projection.low === null || path.projection.high === null
              ? []
              : [[{ coord: [String(due), path.projection.low] }, { coord: [String(due), path.projection.high] }]],
        },
      },
      {
        name: words.target,
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 15,
        z: 5,
        itemStyle: { color: p.paper, borderColor: p.fragile, borderWidth: 2.5 },
        data: years.map((y) => (y === String(due) ? path.target : null)) as number[],
        label: {
          show: true,
          position: 'right',
          ...text,
          formatter: `${words.target}\n${path.text[lang] || path.text.en}`,
        },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: p.rule, type: 'solid', width: 1 },
          data: [{ yAxis: path.target }],
        },
      },
    ],
  }
}
