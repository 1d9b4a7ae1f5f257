import type { components } from '../api/api.gen'
import type { Projection } from './projection'

type PointList = components['schemas']['PointList']

/** A site that lies somewhere: at its own coordinates, or at the centre of its region. */
export type Placed = Pick<
  components['schemas']['Located'],
  'establishment' | 'name' | 'name_zh' | 'lat' | 'lon' | 'centre'
>

/** Sites as points on the plane of a projection; x and y of point i at 2i and 2i + 1. */
export interface Points {
  at: Float64Array
  sites: Placed[]
}

/** The sites of columns, one by one. */
export function sitesOf(list: PointList): Placed[] {
  const centred = new Set(list.centred)
  return list.ids.map((establishment, i) => ({
    establishment,
    name: list.names[i]!,
    name_zh: list.names_zh[i]!,
    lat: list.lat[i]!,
    lon: list.lon[i]!,
    centre: centred.has(i),
  }))
}

/** The golden angle, at which points around a centre never line up. */
const golden = Math.PI * (3 - Math.sqrt(5))
const step = 0.028

/** How far from its centre, in degrees, the last of n sites stands. */
export function spread(n: number): number {
  return step * Math.sqrt(n)
}

/**
 * Places sites: at their own coordinates, or around the centre of their region,
 * so that sites of one town do not hide one another. The offset is for the eye
 * and says nothing of the place.
 */
export function place(sites: Placed[], projection: Projection): Points {
  const at = new Float64Array(2 * sites.length)
  const crowd = new Map<string, number>()
  for (const [i, site] of sites.entries()) at.set(projection.project(spot(site, crowd)), 2 * i)
  return { at, sites }
}

function spot({ lat, lon, centre }: Placed, crowd: Map<string, number>): [number, number] {
  if (!centre) return [lon, lat]
  const key = `${lon} ${lat}`
  const n = crowd.get(key) ?? 0
  crowd.set(key, n + 1)
  return [lon + spread(n) * Math.cos(n * golden), lat + spread(n) * Math.sin(n * golden)]
}

/** How the plane lies on the screen: pixel = shift + scale · plane, along each axis. */
export interface View {
  scale: [number, number]
  shift: [number, number]
}

/** The view from where two points of the plane are on the screen. */
export function viewOf(a: [number, number], b: [number, number], onA: number[], onB: number[]): View {
  const scale = [0, 1].map((i) => (onB[i]! - onA[i]!) / (b[i as 0]! - a[i as 0]!)) as [number, number]
  return { scale, shift: [0, 1].map((i) => onA[i]! - scale[i]! * a[i as 0]!) as [number, number] }
}

/** The point nearest to a pixel within a reach; -1 where there is none. */
export function nearest(points: Float64Array, { scale, shift }: View, x: number, y: number, reach: number): number {
  let best = reach * reach
  let found = -1
  for (let i = 0; i < points.length; i += 2) {
    const dx = shift[0] + scale[0] * points[i]! - x
    const dy = shift[1] + scale[1] * points[i + 1]! - y
    const d = dx * dx + dy * dy
    if (d < best) {
      best = d
      found = i / 2
    }
  }
  return found
}
