import type { EChartsOption } from 'echarts'
import type { components } from '../api/api.gen'
import type { Lang } from '../text/lang'
import type { Palette } from './palette'
import { axisText, tooltip } from './parts'
import { plain } from './quantity'

type Of = components['schemas']['Portfolio']

interface Portfolio {
  of: Of
  /** Names of the axes, of the quadrants, and of the line of the economy. */
  words: {
    quotient: string
    growth: string
    economy: string
    quadrants: { star: string; emerging: string; mature: string; transforming: string }
  }
  lang: Lang
}

/** How far the axes go: all points, both lines, and room for bubbles and names. */
export function portfolioRange(of: Of): { x: [number, number]; y: [number, number] } {
  const quotients = [...of.points.map((p) => p.quotient), 1]
  const growths = [...of.points.map((p) => p.growth.value ?? 0), of.growth.value ?? 0]
  const [low, high] = [Math.min(...growths), Math.max(...growths)]
  const room = Math.max(5, (high - low) * 0.25)
  return {
    x: [Math.min(0.4, Math.min(...quotients) / 2), Math.max(2.5, Math.max(...quotients) * 2)],
    y: [Math.floor(low - room), Math.ceil(high + room)],
  }
}

/** The diameter of a bubble in pixels: its area is the output, and one of unknown output is small and hollow. */
export function bubble(output: number | null | undefined, most: number): number {
  return output == null || most <= 0 ? 13 : Math.max(16, 56 * Math.sqrt(output / most))
}

/** Growth against specialisation: four named quadrants, a bubble a chain or product, each with its name. */
export function portfolio({ of, words, lang }: Portfolio, p: Palette): EChartsOption {
  const { x, y } = portfolioRange(of)
  const most = Math.max(0, ...of.points.map((at) => at.size?.value ?? 0))
  const t = words.quadrants
  const corner = (text: string, at: [number, number], right: boolean, up: boolean) => ({
    value: at,
    label: {
      show: true,
      position: (right ? 'left' : 'right') as 'left',
      offset: [right ? -4 : 4, up ? 12 : -12] as [number, number],
      formatter: text,
      color: p.ink3,
      fontSize: p.size * 1.05,
      fontFamily: p.font,
      fontWeight: 600 as const,
    },
  })
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 30, bottom: 30, containLabel: true },
    tooltip: { ...tooltip(p), trigger: 'item', formatter: (at) => tip(at, of, words, lang) },
    xAxis: {
      type: 'log',
      min: x[0],
      max: x[1],
      name: words.quotient,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: p.ink3, fontSize: p.size, fontFamily: p.font },
      ...axisText(p),
      axisLine: { ...axisText(p).axisLine, onZero: false },
      splitLine: { show: false },
      axisLabel: {
        ...axisText(p).axisLabel,
        formatter: (v: number) => plain(v, lang, 2),
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      type: 'value',
      min: y[0],
      max: y[1],
      name: words.growth,
      nameTextStyle: { align: 'left', color: p.ink3, fontSize: p.size, fontFamily: p.font, padding: [0, 0, 0, -28] },
      ...axisText(p),
      splitLine: { show: false },
      axisLabel: { ...axisText(p).axisLabel, showMinLabel: false, showMaxLabel: false },
    },
    series: [
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        data: [
          corner(t.star, [x[1], y[1]], true, true),
          corner(t.emerging, [x[0], y[1]], false, true),
          corner(t.mature, [x[1], y[0]], true, false),
          corner(t.transforming, [x[0], y[0]], false, false),
        ],
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: p.ink3, type: 'solid', width: 1 },
          label: { color: p.ink3, fontSize: p.size, fontFamily: p.font },
          data: [
            { xAxis: 1, label: { formatter: '1', position: 'end' } },
            ...(of.growth.value == null
              ? []
              : [{ yAxis: of.growth.value, label: { formatter: words.economy, position: 'insideStartTop' as const } }]),
          ],
        },
      },
      {
        type: 'scatter',
        data: of.points.map((at) => ({
          name: at.name[lang] || at.name.en,
          value: [at.quotient, at.growth.value ?? 0],
          symbol: 'circle',
          symbolSize: bubble(at.size?.value, most),
          itemStyle: at.size
            ? { color: p.accent, opacity: 0.75, borderColor: p.paper, borderWidth: 1 }
            : { color: p.paper, borderColor: p.accent, borderWidth: 2.5 },
        })),
        label: {
          show: true,
          position: 'top',
          formatter: '{b}',
          color: p.ink,
          fontSize: p.size,
          fontFamily: p.font,
        },
        labelLayout: { moveOverlap: 'shiftY' },
      },
    ],
  }
}

function tip(at: unknown, of: Of, words: Portfolio['words'], lang: Lang): string {
  const { dataIndex, seriesIndex } = at as { dataIndex: number; seriesIndex: number }
  const point = seriesIndex === 1 ? of.points[dataIndex] : undefined
  if (!point) return ''
  const say = (text: { en: string; zh: string }) => text[lang] || text.en
  return [
    say(point.name),
    `${words.quotient}: ${plain(point.quotient, lang)}`,
    `${words.growth}: ${say(point.growth.text)} (${say(point.during)})`,
  ].join('\n')
}
