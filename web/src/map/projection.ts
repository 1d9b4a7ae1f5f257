export type Point = [number, number]

/** A projection in the form that ECharts takes: degrees to a plane with y pointing down, and back. */
export interface Projection {
  project: (at: Point) => Point
  unproject: (at: Point) => Point
}

const rad = Math.PI / 180

/**
 * Albers' equal-area conic projection for a box in degrees, with standard
 * parallels a sixth from its top and bottom (Snyder, Map Projections: A Working
 * Manual, 1987, section 14). Areas compare on a choropleth only when the
 * projection keeps them. A box around the equator has a cylinder instead.
 */
export function albers([west, south, east, north]: [number, number, number, number]): Projection {
  const middle = ((west + east) / 2) * rad
  const sixth = (north - south) / 6
  const [a, b] = [(south + sixth) * rad, (north - sixth) * rad]
  const n = (Math.sin(a) + Math.sin(b)) / 2
  if (Math.abs(n) < 0.05) return cylinder(middle)
  const c = Math.cos(a) ** 2 + 2 * n * Math.sin(a)
  const radius = (sinLat: number) => Math.sqrt(Math.max(0, c - 2 * n * sinLat)) / n
  const base = radius(Math.sin(((south + north) / 2) * rad))
  return {
    project: ([lon, lat]) => {
      const [r, angle] = [radius(Math.sin(lat * rad)), n * (lon * rad - middle)]
      return [r * Math.sin(angle), r * Math.cos(angle) - base]
    },
    unproject: ([x, y]) => {
      const down = base + y
      const r = Math.sign(n) * Math.hypot(x, down)
      const angle = Math.atan2(Math.sign(n) * x, Math.sign(n) * down)
      return [(middle + angle / n) / rad, Math.asin((c - (r * n) ** 2) / (2 * n)) / rad]
    },
  }
}

/** Lambert's equal-area cylinder. */
function cylinder(middle: number): Projection {
  return {
    project: ([lon, lat]) => [lon * rad - middle, -Math.sin(lat * rad)],
    unproject: ([x, y]) => [(x + middle) / rad, Math.asin(-y) / rad],
  }
}
