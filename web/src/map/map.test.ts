import type { Topology } from 'topojson-specification'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Region, Site } from '../api/types'
import { boundaryFor, shapesOf } from './boundaries'
import { classes, classOf, shades } from './breaks'
import { nearest, place, viewOf } from './points'
import { albers, type Point } from './projection'
import { readSites } from './sites'

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
  const region = (id: string, level: string, lat?: number, lon?: number): Region => ({ id, level, lat, lon, name: id })
  const regions = new Map([
    ['a', region('a', 'county', 31, 119)],
    ['b', region('b', 'county')],
    ['cn', region('cn', 'country', 35, 103)],
  ])
  const site = (establishment: string, at: string, lat?: number, lon?: number) =>
    ({ establishment, region: at, lat, lon }) as Site
  const flat = { project: (p: Point) => p, unproject: (p: Point) => p }

  it('stand where a source says, else around the centre of their region, else nowhere', () => {
    const p = place(
      [site('1', 'cn', 30, 120), site('2', 'a'), site('3', 'a'), site('3', 'a'), site('4', 'b'), site('5', 'cn')],
      regions,
      flat,
    )
    expect(p.sites.map((s) => s.establishment)).toEqual(['1', '2', '3'])
    expect([...p.at.slice(0, 4)]).toEqual([120, 30, 119, 31])
    expect(Math.hypot(p.at[4]! - 119, p.at[5]! - 31)).toBeGreaterThan(0)
    expect(p.without).toBe(2)
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

describe('readSites', () => {
  afterEach(() => vi.unstubAllGlobals())
  const serve = (pages: number) =>
    vi.stubGlobal('fetch', async (url: string) => {
      const at = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 1)
      return Response.json({ sites: [{ establishment: `s${at}` }], next: at < pages ? String(at + 1) : undefined })
    })

  it('hands over at each doubling and at the end', async () => {
    serve(6)
    const sizes: number[] = []
    await readSites('x', (sites) => sizes.push(sites.length) > 0)
    expect(sizes).toEqual([1, 2, 4, 6])
  })
  it('stops when nobody wants more', async () => {
    serve(100)
    const sizes: number[] = []
    await readSites('x', (sites) => sizes.push(sites.length) < 2)
    expect(sizes).toEqual([1, 2])
  })
})
