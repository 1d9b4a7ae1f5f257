/** A class of a choropleth: values from low to high, both ends among the values. */
export interface Class {
  low: number
  high: number
  count: number
}

/**
 * Cuts values into at most n classes of about the same number of regions
 * (quantiles). Equal values never fall into two classes, and zeros have a class
 * of their own, so that they are told apart from what is small and from what is
 * unknown.
 */
export function classes(values: number[], n: number): Class[] {
  const zeros = values.filter((v) => v === 0).length
  const rest = values.filter((v) => v !== 0).sort((a, b) => a - b)
  const out: Class[] = zeros > 0 ? [{ low: 0, high: 0, count: zeros }] : []
  let start = 0
  for (let i = 1; i <= n && start < rest.length; i++) {
    let end = Math.max(start + 1, Math.round((i * rest.length) / n))
    while (end < rest.length && rest[end] === rest[end - 1]) end++
    out.push({ low: rest[start]!, high: rest[end - 1]!, count: end - start })
    start = end
  }
  return out.sort((a, b) => a.low - b.low)
}

/** The class that a value falls into; -1 where it is in none. */
export function classOf(value: number, of: Class[]): number {
  return of.findIndex((c) => value >= c.low && value <= c.high)
}

/** The colours of n classes out of a ramp, spread over all of it. */
export function shades(ramp: string[], n: number): string[] {
  if (n === 1) return [ramp[Math.floor(ramp.length / 2)]!]
  return Array.from({ length: n }, (_, i) => ramp[Math.round((i * (ramp.length - 1)) / (n - 1))]!)
}
