import type { EChartsOption } from 'echarts'
import type { Lang } from '../text/lang'
import type { Palette } from './palette'
import { axisText, tooltip } from './parts'
import { plain } from './quantity'

interface Dumbbell {
  rows: { name: string; values: (number | null)[] }[]
  regions: string[]
  unit: string
  lang: Lang
}

/** Marks that are told apart without colour. */
const marks = [
  'circle',
  'diamond',
  'rect',
  'triangle',
  'emptyCircle',
  'emptyDiamond',
  'emptyRect',
  'emptyTriangle',
  'pin',
  'arrow',
]

/** A line a row from its least to its most, a mark a region, the regions named at the first row that has them. */
export function dumbbell({ rows, regions, unit, lang }: Dumbbell, p: Palette): EChartsOption {
  const colours = [p.accent, p.fragile, p.present, p.ink2]
  const known = (values: (number | null)[]) => values.filter((v) => v !== null)
  return {
    animation: false,
    grid: { left: 8, right: 40, top: 34, bottom: 28, containLabel: true },
    tooltip: { ...tooltip(p), trigger: 'item', formatter: (at) => tip(at, regions, unit, lang) },
    xAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: p.ink3 },
      ...axisText(p),
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((r) => r.name),
      axisTick: { show: false },
      ...axisText(p),
      axisLabel: { ...axisText(p).axisLabel, color: p.ink, width: 220, overflow: 'break' },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: rows.map((r, i) => [Math.min(...known(r.values)), i, Math.max(...known(r.values))]),
        renderItem: (_, api) => {
          const [x1, y] = api.coord([api.value(0), api.value(1)])
          const [x2] = api.coord([api.value(2), api.value(1)])
          return { type: 'line', shape: { x1: x1!, y1: y!, x2: x2!, y2: y! }, style: { stroke: p.rule, lineWidth: 3 } }
        },
      },
      ...regions.map((region, r) => ({
        type: 'scatter' as const,
        name: region,
        symbol: marks[r % marks.length],
        symbolSize: 11,
        itemStyle: { color: colours[r % colours.length] },
        data: rows.flatMap((row, i) => (row.values[r] == null ? [] : [[row.values[r], i]])),
        label: {
          show: true,
          position: (r % 2 ? 'bottom' : 'top') as 'top',
          distance: 3,
          color: p.ink2,
          fontSize: p.size,
          fontFamily: p.font,
          formatter: (at: { dataIndex: number }) => (at.dataIndex === 0 ? region : ''),
        },
        labelLayout: { moveOverlap: 'shiftX' as const },
      })),
    ],
  }
}

function tip(at: unknown, regions: string[], unit: string, lang: Lang): string {
  const { seriesIndex, value, name } = at as { seriesIndex: number; value: number[]; name: string }
  return `${regions[seriesIndex - 1] ?? name}: ${plain(value[0]!, lang)} ${unit}`
}
