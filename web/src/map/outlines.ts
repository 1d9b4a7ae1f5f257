import type { components } from '../api/api.gen'
import type { Text } from '../api/types'
import type { Inks } from './draw'
import { spread, type View } from './points'
import type { Point, Projection } from './projection'

/** What is drawn around sites that lie together. */
export interface Outline {
  /** Corners on the plane of the projection. */
  ring: Point[]
  middle: Point
  /** How far sites stand around the corners, on the plane. */
  margin: number
  label: string
}

type Cluster = components['schemas']['Cluster']

/** The outlines of clusters, each with its largest city and its number of sites. */
export function outlinesOf(clusters: Cluster[], projection: Projection, say: (text?: Text) => string): Outline[] {
  return clusters.map(({ lon, lat, hull, members, regions, sites }) => {
    const middle = projection.project([lon, lat])
    const beside = projection.project([lon, lat + spread(members.filter((m) => m.centre).length)])
    return {
      ring: (hull as Point[]).map(projection.project),
      middle,
      margin: Math.hypot(beside[0] - middle[0], beside[1] - middle[1]),
      label: `${say(regions[0]?.name)} ${sites}`,
    }
  })
}

/** Pixels between the outermost sites and the outline. */
const air = 8

/** Draws outlines with their names; a name that would cover another is left out, so the first are the most important. */
export function drawOutlines(pen: CanvasRenderingContext2D, outlines: Outline[], view: View, inks: Inks): void {
  const on = ([x, y]: Point): Point => [view.shift[0] + view.scale[0] * x, view.shift[1] + view.scale[1] * y]
  for (const { ring, margin } of outlines) {
    drawRing(pen, ring.map(on), air + margin * Math.abs(view.scale[1]), inks)
  }
  const taken: [number, number, number, number][] = []
  pen.font = `600 13px ${inks.font}`
  pen.textAlign = 'center'
  pen.lineJoin = 'round'
  pen.lineWidth = 4
  for (const { ring, middle, margin, label } of outlines) {
    const top = Math.min(...ring.map((p) => on(p)[1])) - air - margin * Math.abs(view.scale[1]) - 6
    const [x, half] = [on(middle)[0], pen.measureText(label).width / 2]
    if (taken.some(([l, t, r, b]) => x - half < r && x + half > l && top - 14 < b && top + 4 > t)) continue
    taken.push([x - half, top - 14, x + half, top + 4])
    pen.strokeStyle = inks.edge
    pen.strokeText(label, x, top)
    pen.fillStyle = inks.ink
    pen.fillText(label, x, top)
  }
}

/** Draws the line that keeps a distance from a ring of corners, be they one, two or many. */
function drawRing(pen: CanvasRenderingContext2D, corners: Point[], distance: number, inks: Inks): void {
  if (corners.length === 0) return
  const sheet = document.createElement('canvas')
  sheet.width = pen.canvas.width
  sheet.height = pen.canvas.height
  const own = sheet.getContext('2d')!
  own.setTransform(pen.getTransform())
  own.lineJoin = own.lineCap = 'round'
  own.strokeStyle = own.fillStyle = inks.ink
  const path = new Path2D()
  // A line without any length would leave no trace: all sites at one centre have one corner.
  for (const [x, y] of [...corners, [corners[0]![0] + 0.01, corners[0]![1]]]) path.lineTo(x!, y!)
  path.closePath()
  const swell = (by: number) => {
    own.lineWidth = 2 * by
    own.stroke(path)
    own.fill(path)
  }
  swell(distance)
  own.globalCompositeOperation = 'destination-out'
  swell(distance - 1.5)
  pen.save()
  pen.resetTransform()
  pen.drawImage(sheet, 0, 0)
  pen.restore()
}
