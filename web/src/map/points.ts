import type { Region, Site } from '../api/types'
import type { Projection } from './projection'

/** What has a place: a site, or what is known of one. */
export type Placed = Pick<Site, 'establishment' | 'name' | 'name_zh' | 'region' | 'lat' | 'lon'>

/** Sites as points on the plane of a projection; x and y of point i at 2i and 2i + 1. */
export interface Points {
  at: Float64Array
  sites: Placed[]
  /** Sites that no source and no region places. */
  without: number
}

/** The golden angle, at which points around a centre never line up. */
const golden = Math.PI * (3 - Math.sqrt(5))
const step = 0.028

/**
 * Places sites: at their own coordinates where a source gives them, else around
 * the centre of the narrowest region known, so that sites of one town do not
 * hide one another. The offset is for the eye and says nothing of the place.
 */
export function place(sites: Placed[], regions: Map<string, Region>, projection: Projection): Points {
  const at: number[] = []
  const placed: Placed[] = []
  const seen = new Set<string>()
  const crowd = new Map<string, number>()
  let without = 0
  for (const site of sites) {
    if (seen.has(site.establishment)) continue
    seen.add(site.establishment)
    const point = spot(site, regions, crowd)
    if (!point) {
      without++
      continue
    }
    at.push(...projection.project(point))
    placed.push(site)
  }
  return { at: Float64Array.from(at), sites: placed, without }
}

function spot(site: Placed, regions: Map<string, Region>, crowd: Map<string, number>): [number, number] | null {
  if (site.lat !== undefined && site.lon !== undefined) return [site.lon, site.lat]
  const centre = regions.get(site.region)
  if (centre?.lat === undefined || centre.lon === undefined || centre.level === 'country') return null
  const n = crowd.get(site.region) ?? 0
  crowd.set(site.region, n + 1)
  const [radius, angle] = [step * Math.sqrt(n), n * golden]
  return [centre.lon + radius * Math.cos(angle), centre.lat + radius * Math.sin(angle)]
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

/** Draws points on a canvas of a size in pixels; many points are small squares, few are dots. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  points: Float64Array,
  view: View,
  fill: string,
  edge: string,
): void {
  const ratio = window.devicePixelRatio || 1
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio
    canvas.height = height * ratio
  }
  const pen = canvas.getContext('2d')!
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, width, height)
  pen.fillStyle = fill
  const {
    scale: [sx, sy],
    shift: [ox, oy],
  } = view
  const many = points.length > 10_000
  const size = many ? 2 : 3.2
  pen.strokeStyle = edge
  pen.lineWidth = 1
  for (let i = 0; i < points.length; i += 2) {
    const x = ox + sx * points[i]!
    const y = oy + sy * points[i + 1]!
    if (x < -size || y < -size || x > width + size || y > height + size) continue
    if (many) {
      pen.fillRect(x - 1, y - 1, 2, 2)
      continue
    }
    pen.beginPath()
    pen.arc(x, y, size, 0, 2 * Math.PI)
    pen.fill()
    pen.stroke()
  }
}
