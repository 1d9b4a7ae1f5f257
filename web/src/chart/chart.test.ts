import { describe, expect, it } from 'vitest'
import type { Figure } from '../api/types'
import { dumbbell } from './dumbbell'
import { lines } from './lines'
import type { Palette } from './palette'
import { bubble, portfolio, portfolioRange } from './portfolio'
import { plain, short, unitName } from './quantity'
import { fileName } from './save'

const palette = { ink: '#000', accent: '#00f', rule: '#ccc', size: 12, font: 'x' } as Palette

describe('short', () => {
  it.each([
    [1_011_640_000_000, 'en', '1.01 trn'],
    [1_011_640_000_000, 'zh', '1.01万亿'],
    [76_800_000_000, 'en', '76.8 bn'],
    [76_800_000_000, 'zh', '768亿'],
    [678_000, 'zh', '67.8万'],
    [0.5, 'en', '0.5'],
    [0, 'zh', '0'],
    [-2_000, 'en', '-2 k'],
  ] as const)('writes %d in %s as %s', (value, lang, want) => {
    expect(short(value, lang)).toBe(want)
  })
  it('names units in the language', () => {
    expect(unitName('CNY', 'zh')).toBe('元')
    expect(unitName('GWh/a', 'en')).toBe('GWh/a')
    expect(unitName('GWh/a', 'zh')).toBe('吉瓦时/年')
    expect(unitName('t/GWh', 'zh')).toBe('吨/吉瓦时')
    expect(plain(1234.56, 'en')).toBe('1,234.6')
  })
})

describe('lines', () => {
  const figure = (period: string, value: number | null) =>
    ({ period, value, text: { en: `${value}`, zh: '' } }) as Figure
  const option = lines(
    {
      figures: [figure('2020', 5), figure('2022', 7), figure('2023', null)],
      span: [2020, 2023],
      unit: 'yuan',
      lang: 'en',
    },
    palette,
  )
  const [series] = option.series as unknown as [{ data: unknown[]; label: { formatter: (at: object) => string } }]
  it('leave a gap where a year has no value', () => {
    expect(series.data).toEqual([5, null, 7, null])
    expect(option.xAxis).toMatchObject({ data: ['2020', '2021', '2022', '2023'] })
  })
  it('name the unit and the last known value', () => {
    expect(option.yAxis).toMatchObject({ name: 'yuan' })
    expect(series.label.formatter({ dataIndex: 2, value: 7 })).toBe('7')
    expect(series.label.formatter({ dataIndex: 0, value: 5 })).toBe('')
  })
})

describe('dumbbell', () => {
  const option = dumbbell(
    { rows: [{ name: 'a', values: [3, null, 1] }], regions: ['X', 'Y', 'Z'], unit: '%', lang: 'en' },
    palette,
  )
  const series = option.series as { data: unknown[]; symbol?: string }[]
  it('draws a line from the least to the most known', () => {
    expect(series[0]!.data).toEqual([[1, 0, 3]])
  })
  it('leaves out what is unknown and tells regions apart by more than colour', () => {
    expect(series.slice(1).map((s) => s.data)).toEqual([[[3, 0]], [], [[1, 0]]])
    expect(new Set(series.slice(1).map((s) => s.symbol)).size).toBe(3)
  })
})

describe('fileName', () => {
  it('makes a title fit for a file', () => {
    expect(fileName('Power batteries, link by link: 2023/24?', 'png')).toBe('Power-batteries-link-by-link-2023-24.png')
    expect(fileName('产业链图', 'svg')).toBe('产业链图.svg')
  })
})

describe('portfolio', () => {
  const figure = (value: number | null) => ({ value, text: { en: `${value} %`, zh: '' } }) as Figure
  const point = (quotient: number, growth: number, size?: number) => ({
    subject: `s${quotient}`,
    name: { en: `S${quotient}`, zh: '' },
    quotient,
    quadrant: 'star',
    share: figure(1),
    growth: figure(growth),
    during: { en: '2023', zh: '2023年' },
    size: size === undefined ? undefined : figure(size),
  })
  const of = { growth: figure(6), points: [point(8, 30, 400), point(0.5, -4, 100), point(2, 10)], left_out: [] }
  const words = {
    quotient: 'LQ',
    growth: 'Growth',
    economy: 'GDP 6 %',
    quadrants: { star: 'A', emerging: 'B', mature: 'C', transforming: 'D' },
  }
  const [corners, bubbles] = portfolio({ of, words, lang: 'en' }, palette).series as unknown as {
    data: { value: [number, number]; label: { formatter: string }; symbolSize: number; name: string }[]
    markLine: { data: { xAxis?: number; yAxis?: number }[] }
  }[]
  it('reaches beyond all points and both lines', () => {
    const { x, y } = portfolioRange(of)
    expect(x).toEqual([0.25, 16])
    expect([y[0] < -4, y[1] > 30]).toEqual([true, true])
    expect(corners!.markLine.data).toMatchObject([{ xAxis: 1 }, { yAxis: 6 }])
  })
  it('names the quadrants in their corners', () => {
    const { x, y } = portfolioRange(of)
    const at = (name: string) => corners!.data.find((c) => c.label.formatter === name)!.value
    expect([at('A'), at('B'), at('C'), at('D')]).toEqual([
      [x[1], y[1]],
      [x[0], y[1]],
      [x[1], y[0]],
      [x[0], y[0]],
    ])
  })
  it('draws output as area, and what is unknown small', () => {
    expect(bubbles!.data.map((b) => b.symbolSize)).toEqual([56, 28, 13])
    expect(bubble(1, 1e6)).toBe(16)
    expect(bubbles!.data[1]).toMatchObject({ name: 'S0.5', value: [0.5, -4] })
  })
})
