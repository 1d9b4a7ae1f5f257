import type { TargetPath } from '../../api/types'

/** The name of a target in the address. */
export function keyOf(t: TargetPath): string {
  return [t.indicator, t.subject, t.period].filter(Boolean).join('/')
}

/** The target that the address names; else the one with a way to go and the longest series. */
export function pickTarget(targets: TargetPath[], key: string): TargetPath | undefined {
  const named = targets.find((t) => keyOf(t) === key)
  const weight = (t: TargetPath) => (t.required === undefined ? 0 : 100) + t.series.length
  return named ?? targets.toSorted((a, b) => weight(b) - weight(a))[0]
}
