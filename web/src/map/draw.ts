import type { View } from './points'

/** Colours of what is drawn on a map above its shapes. */
export interface Inks {
  fill: string
  edge: string
  ink: string
  font: string
}

/** Above this many points each is a square of pixels, set without a path. */
const many = 5000

/** Clears a canvas, as many pixels as its place on the screen has, and returns its pen, which draws in pixels of the page. */
export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio || 1
  canvas.width = Math.round(canvas.clientWidth * ratio)
  canvas.height = Math.round(canvas.clientHeight * ratio)
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  return pen
}

/** Draws points: many are small squares, few are dots with an edge. */
export function drawPoints(pen: CanvasRenderingContext2D, points: Float64Array, view: View, inks: Inks): void {
  if (points.length > 2 * many) scatter(pen, points, view, inks.fill)
  else dots(pen, points, view, inks)
}

function dots(pen: CanvasRenderingContext2D, points: Float64Array, { scale, shift }: View, inks: Inks): void {
  pen.fillStyle = inks.fill
  pen.strokeStyle = inks.edge
  pen.lineWidth = 1
  for (let i = 0; i < points.length; i += 2) {
    pen.beginPath()
    pen.arc(shift[0] + scale[0] * points[i]!, shift[1] + scale[1] * points[i + 1]!, 3.2, 0, 2 * Math.PI)
    pen.fill()
    pen.stroke()
  }
}

/** Sets the pixels of the points: a hundred thousand in a few milliseconds, where paths take a hundred. */
function scatter(pen: CanvasRenderingContext2D, points: Float64Array, view: View, fill: string): void {
  const { width, height } = pen.canvas
  const ratio = pen.getTransform().a
  const side = Math.max(1, Math.round(2 * ratio))
  pen.fillStyle = fill
  pen.fillRect(0, 0, side, side)
  const [colour] = new Uint32Array(pen.getImageData(0, 0, 1, 1).data.buffer)
  const image = pen.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const [sx, sy, ox, oy] = [...view.scale, ...view.shift].map((v) => v * ratio) as [number, number, number, number]
  for (let i = 0; i < points.length; i += 2) {
    const x = Math.round(ox + sx * points[i]! - side / 2)
    const y = Math.round(oy + sy * points[i + 1]! - side / 2)
    if (x < 0 || y < 0 || x + side > width || y + side > height) continue
    for (let row = y; row < y + side; row++) pixels.fill(colour!, row * width + x, row * width + x + side)
  }
  pen.putImageData(image, 0, 0)
}
