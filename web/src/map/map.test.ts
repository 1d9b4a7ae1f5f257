import type { Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { boundaryFor, shapesOf } from './boundaries'
import { classes, classOf, shades } from './breaks'
import { after, around, type Move, pinch } from './moves'
import { outlinesOf } from './outlines'
import { nearest, place, sitesOf, spread, viewOf } from './points'
import { albers, type Point } from './projection'

describe('classes', () => {
  it('hold about as many regions each', () => {
    expect(classes([1, 2, 3, 4, 5, 6], 3)).toEqual([
      { low: 1, high: 2, count: 2 },
      { low: 3, high: 4, count: 2 },
      { low: 5, high: 6, count: 2 },
    ])
  })
  it('never part equal values', () => {
    expect(classes([1, 1, 1, 1, 2, 3], 3)).toEqual([
      { low: 1, high: 1, count: 4 },
      { low: 2, high: 2, count: 1 },
      { low: 3, high: 3, count: 1 },
    ])
  })
  it('keep zero apart from what is small, and in order among negative values', () => {
    expect(classes([0, 0, 5, -3], 2)).toEqual([
      { low: -3, high: -3, count: 1 },
      { low: 0, high: 0, count: 2 },
      { low: 5, high: 5, count: 1 },
    ])
  })
  it('are none without values', () => {
    expect(classes([], 5)).toEqual([])
  })
  it('hold every value once', () => {
    const values = Array.from({ length: 97 }, (_, i) => ((i * 7919) % 101) - 20)
    const of = classes(values, 5)
    expect(of.reduce((n, c) => n + c.count, 0)).toBe(values.length)
    for (const v of values) expect(of.filter((c) => v >= c.low && v <= c.high)).toHaveLength(1)
    expect(classOf(1000, of)).toBe(-1)
  })
  it('take their colours from all of the ramp', () => {
    expect(shades(['a', 'b', 'c', 'd', 'e'], 3)).toEqual(['a', 'c', 'e'])
    expect(shades(['a', 'b', 'c'], 1)).toEqual(['b'])
  })
})

describe('albers', () => {
  // Snyder, Map Projections: A Working Manual (1987), p. 292: standard parallels
  // 29.5 and 45.5, origin 23 N 96 W; 35 N 75 W lies at x = 0.2952720, y = 0.2416774
  // (unit sphere). The box below has those parallels and that meridian in its
  // middle; differences are compared, since its origin lies elsewhere.
  const snyder = albers([-130, 25.5, -62, 49.5])
  it('agrees with the worked example of Snyder', () => {
    const [x, y] = snyder.project([-75, 35])
    const [x0, y0] = snyder.project([-96, 23])
    expect(x - x0).toBeCloseTo(0.295272, 6)
    expect(y0 - y).toBeCloseTo(0.2416774, 6)
  })
  it('keeps areas: a degree square is as large on the plane as on the sphere', () => {
    const p = albers([73, 18, 135, 54])
    const h = 1e-4
    for (const [lon, lat] of [
      [80, 25],
      [119, 31],
      [130, 50],
    ] as Point[]) {
      const [a, b, c] = [p.project([lon, lat]), p.project([lon + h, lat]), p.project([lon, lat + h])]
      const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
      const rad = (h * Math.PI) / 180
      expect(area / (rad * rad * Math.cos((lat * Math.PI) / 180))).toBeCloseTo(1, 4)
    }
  })
  it.each([
    ['north', [73, 18, 135, 54]],
    ['south', [-75, -34, -34, -5]],
    ['equator', [95, -11, 141, 11]],
  ] as [string, [number, number, number, number]][])('comes back, %s', (_, box) => {
    const p = albers(box)
    const at: Point = [box[0] + 7, box[1] + 3]
    const back = p.unproject(p.project(at))
    expect(back[0]).toBeCloseTo(at[0], 9)
    expect(back[1]).toBeCloseTo(at[1], 9)
  })
})

describe('points', () => {
  const flat = { project: (p: Point) => p, unproject: (p: Point) => p }
  const list = {
    ids: ['1', '2', '3'],
    names: ['One', 'Two', 'Three'],
    names_zh: ['', '二', ''],
    lon: [120, 119, 119],
    lat: [30, 31, 31],
    centred: [1, 2],
    total: 4,
    sources: [],
  }

  it('stand where a source says, else around the centre of their region', () => {
    const p = place(sitesOf(list), flat)
    expect(p.sites.map((s) => [s.establishment, s.name_zh, s.centre])).toEqual([
      ['1', '', false],
      ['2', '二', true],
      ['3', '', true],
    ])
    expect([...p.at.slice(0, 4)]).toEqual([120, 30, 119, 31])
    const aside = Math.hypot(p.at[4]! - 119, p.at[5]! - 31)
    expect(aside).toBeGreaterThan(0)
    expect(aside).toBeLessThanOrEqual(spread(2))
  })
  it('are found under the pointer', () => {
    const view = viewOf([0, 0], [1, 1], [100, 200], [110, 190])
    expect(view).toEqual({ scale: [10, -10], shift: [100, 200] })
    const at = Float64Array.from([0, 0, 1, 1])
    expect(nearest(at, view, 109, 191, 5)).toBe(1)
    expect(nearest(at, view, 150, 191, 5)).toBe(-1)
  })
})

describe('boundaries', () => {
  it('are those with the level in their name', () => {
    const names = ['china-prefectures.topo.json', 'china-provinces.topo.json']
    expect(boundaryFor(names, 'province')).toBe(names[1])
    expect(boundaryFor(names, 'county')).toBe(names[1])
    expect(boundaryFor([], 'county')).toBeUndefined()
  })
  it('are named by the ids of their regions', () => {
    const topology: Topology = {
      type: 'Topology',
      bbox: [0, 0, 1, 1],
      arcs: [[[0, 0], [1, 0], [1, 1], [0, 0]]], // biome-ignore format: one ring
      objects: { all: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 'CN-1', arcs: [[0]] }] } },
    }
    const made = shapesOf('x', topology)
    expect(made.shapes.features.map((f) => f.properties.name)).toEqual(['CN-1'])
    expect(made.box).toEqual([0, 0, 1, 1])
  })
})

describe('a move', () => {
  const on = ({ scale, x, y }: Move, [px, py]: Point): Point => [scale * px + x, scale * py + y]
  it('keeps the pixel that it magnifies around', () => {
    const [x, y] = on(around(3, 40, 70), [40, 70])
    expect([x, y]).toEqual([40, 70])
  })
  it('after another does what both do in turn', () => {
    const [a, b] = [around(2, 10, 20), { scale: 0.5, x: 3, y: -4 }]
    expect(on(after(a, b), [7, 9])).toEqual(on(b, on(a, [7, 9])))
  })
  it('of two fingers takes each to where it is', () => {
    const was: [Point, Point] = [
      [0, 0],
      [10, 0],
    ]
    const move = pinch(was, [
      [5, 5],
      [25, 5],
    ])
    expect(was.map((p) => on(move, p))).toEqual([
      [5, 5],
      [25, 5],
    ])
  })
})

describe('outlines', () => {
  it('leave room for the sites that stand around a centre', () => {
    const flat = { project: (p: Point) => p, unproject: (p: Point) => p }
    const member = { establishment: 'x', name: 'X', region: 'r', lat: 31, lon: 119, centre: true }
    const cluster = { sites: 2, lat: 31, lon: 119, hull: [[119, 31]], regions: [], members: [member, member] }
    const [made] = outlinesOf([cluster], flat, () => 'A')
    expect(made).toMatchObject({ ring: [[119, 31]], middle: [119, 31], label: 'A 2' })
    expect(made!.margin).toBeCloseTo(spread(2))
  })
})
