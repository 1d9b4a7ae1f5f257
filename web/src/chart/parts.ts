import type { Palette } from './palette'

/** How axes look on every chart. */
export function axisText(p: Palette) {
  return {
    axisLabel: { color: p.ink3, fontSize: p.size, fontFamily: p.font, hideOverlap: true },
    axisLine: { lineStyle: { color: p.rule } },
    splitLine: { lineStyle: { color: p.rule } },
  }
}

/** A tooltip drawn on the canvas: one made of HTML would need styles that the policy of the page forbids. */
export function tooltip(p: Palette) {
  return {
    renderMode: 'richText' as const,
    backgroundColor: p.raised,
    borderColor: p.rule,
    borderWidth: 1,
    padding: 8,
    textStyle: { color: p.ink, fontSize: p.size, fontFamily: p.font },
    axisPointer: { lineStyle: { color: p.ink3 } },
    confine: true,
  }
}
