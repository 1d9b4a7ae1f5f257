import { describe, expect, it } from 'vitest'
import type { Figure, IndicatorEntry } from '../api/types'
import { yearsOf } from '../ui/fields'
import { pathOf } from '../ui/finder'
import { hrefOf } from '../ui/place'
import { sorted } from '../ui/table'
import { curve } from './chain/edges'
import { neighbours } from './chain/neighbours'
import { byStage, columns } from './chain/stages'
import { best } from './compare/figures'
import { citations } from './figure/citation'
import { shellWord } from './figure/elsewhere'
import { firstSubject } from './rank/controls'
import { lossClass } from './whatif/lossmap'
import { commandOf } from './whatif/rows'

describe('hrefOf', () => {
  it('keeps language and theme and drops what is empty', () => {
    const now = new URLSearchParams('lang=zh&theme=dark&chain=x')
    expect(hrefOf('/r/CN', { period: '2023', chain: '', of: undefined }, now)).toBe(
      '/r/CN?period=2023&lang=zh&theme=dark',
    )
    expect(hrefOf('/', { lang: 'en' }, now)).toBe('/?lang=en&theme=dark')
  })
  it('writes lists so that they can be read', () => {
    expect(hrefOf('/compare', { r: ['CN-1', 'CN-2'] }, new URLSearchParams())).toBe('/compare?r=CN-1,CN-2')
  })
})

describe('pathOf', () => {
  it.each([
    ['region', 'CN-320400', '/r/CN-320400'],
    ['chain', 'pv', '/c/pv'],
    ['link', 'pv.cell', '/c/pv/cell'],
    ['organisation', 'catl', '/o/catl'],
    ['establishment', 'x-1', '/e/x-1'],
  ])('leads a %s to its page', (kind, id, want) => {
    expect(pathOf({ kind, id, name: '' })).toBe(want)
  })
})

describe('sorted', () => {
  it('puts what is unknown last either way', () => {
    const by = (row: { v: number | null }) => row.v
    const rows = [{ v: 2 }, { v: null }, { v: 10 }]
    expect(sorted(rows, by, false).map(by)).toEqual([2, 10, null])
    expect(sorted(rows, by, true).map(by)).toEqual([10, 2, null])
  })
})

describe('the chain map', () => {
  const links = ['recycling', 'downstream', 'equipment', 'upstream', 'other'].map((stage) => ({ stage }))
  it('goes from what goes in to what comes out', () => {
    expect(byStage(links).map(([s]) => s)).toEqual(['upstream', 'downstream', 'equipment', 'recycling', 'other'])
  })
  it('has one column for the stages beside', () => {
    expect(columns(links).map((c) => c.map(([s]) => s))).toEqual([
      ['upstream'],
      ['downstream'],
      ['other'],
      ['equipment', 'recycling'],
    ])
  })
  it('knows the inputs and outputs of a link', () => {
    const edges = [
      { link: 'b', input: 'a' },
      { link: 'c', input: 'b' },
    ]
    expect(neighbours(edges, 'b')).toEqual({ inputs: new Set(['a']), outputs: new Set(['c']) })
    expect(neighbours(edges, null)).toEqual({ inputs: new Set(), outputs: new Set() })
  })
  it('draws an edge between facing sides, and around where cards share a column', () => {
    const box = (left: number, top: number) => ({ left, right: left + 10, top, height: 4 })
    const frame = { left: 0, top: 0 }
    expect(curve(box(0, 0), box(50, 20), frame)).toBe('M10,2C30,2 30,22 50,22')
    expect(curve(box(50, 0), box(0, 20), frame)).toBe('M50,2C30,2 30,22 10,22')
    expect(curve(box(0, 0), box(0, 20), frame)).toBe('M10,2C38,2 38,22 10,22')
  })
})

describe('best', () => {
  const figures = (...values: (number | null)[]) => values.map((value) => ({ value }))
  it('is the highest or lowest, and nobody where it is shared or nothing is better', () => {
    expect(best(figures(1, null, 3), 'higher')).toBe(2)
    expect(best(figures(1, null, 3), 'lower')).toBe(0)
    expect(best(figures(3, 3), 'higher')).toBe(-1)
    expect(best(figures(1, 3), 'neither')).toBe(-1)
    expect(best(figures(null, 3), 'higher')).toBe(-1)
  })
})

describe('citations', () => {
  const figure = {
    id: 'gdp/CN-320400/2023',
    name: { en: 'GDP', zh: '生产总值' },
    region: 'CN-320400',
    period: '2023',
    value: 1,
    text: { en: '1 yuan', zh: '1元' },
  } as Figure
  const release = { name: 'x', title: 'X', version: '1.2', built: '2026-11-24T00:00:00Z', hash: '0123456789abcdef' }
  it('name the figure, its value, the release and the address', () => {
    const c = citations(figure, release, 'en', 'http://h')
    expect(c.full).toBe(
      'GDP, CN-320400, 2023: 1 yuan. agglo, "X", 1.2 (0123456789ab), 2026. http://h/f/gdp/CN-320400/2023',
    )
    expect(c.bibtex).toContain('@misc{agglo-gdp-CN-320400-2023,')
    expect(citations({ ...figure, value: null }, release, 'zh', '').full).toMatch(/^生产总值, CN-320400, 2023\. /)
  })
  it('quotes for the shell only what needs it', () => {
    expect(shellWord('gdp/CN-320400/2023')).toBe('gdp/CN-320400/2023')
    expect(shellWord("a;b'c")).toBe(`'a;b'\\''c'`)
  })
})

describe('what can be chosen', () => {
  const entry = (...observed: object[]) => ({ observed }) as unknown as IndicatorEntry
  it('is every year between the first and the last, latest first', () => {
    expect(yearsOf([entry({ first: '2020', last: '2021-06' }, { first: '2022-Q1', last: '2022-Q4' })])).toEqual([
      '2022',
      '2021',
      '2020',
    ])
    expect(yearsOf([entry()])).toEqual([])
  })
  it('is the whole economy before a subject', () => {
    expect(firstSubject(entry({ subject: 'nev', regions: 9 }, { regions: 2 }))).toBe('')
    expect(firstSubject(entry({ subject: 'pv', regions: 1 }, { subject: 'nev', regions: 9 }))).toBe('nev')
    expect(firstSubject(undefined)).toBe('')
  })
})

describe('what if', () => {
  it('puts a loss into one of six classes, and what is not felt into none', () => {
    expect([0, 0.0009, 0.001, 0.0099, 0.01, 0.05, 0.2, 0.5, 0.99, 1].map(lossClass)).toEqual([
      0, 0, 1, 1, 2, 3, 4, 5, 5, 6,
    ])
  })
  it('writes the command that asks the same', () => {
    const plan = {
      release: 'x',
      id: 'new-cell',
      name: { en: '', zh: '' },
      link: 'power-battery.cell',
      region: 'CN-320400',
      period: '2023',
      capacity: 40,
      unit: 'GWh/a',
      organisation: 'calb',
    }
    expect(commandOf(plan, "Li's plant")).toBe(
      "agglo arrival power-battery.cell --region CN-320400 --period 2023 --capacity 40 --unit GWh/a --organisation calb --name 'Li'\\''s plant'",
    )
    expect(commandOf({ ...plan, capacity: null, organisation: undefined }, '')).toBe(
      'agglo arrival power-battery.cell --region CN-320400 --period 2023',
    )
  })
})
