import type { Figure, ProfileAnswer, ProfileRow } from '../../api/types'
import { fill, type Words } from '../../text/lang'
import { to } from '../../ui/place'
import type { Tile } from '../../ui/tiles'

/** The four numbers that a portrait begins with. */
export function headline(profile: ProfileAnswer, words: Words, chain: string): Tile[] {
  const t = words.region
  const row = (ref: string) => profile.economy.find((r) => r.figure.indicator === ref)
  const gdp = row('gdp')
  const growth = row('gdp-growth')
  const tiles: Tile[] = []
  if (gdp) tiles.push({ label: t.gdp, figure: gdp.figure, below: ranks(gdp, words) })
  const summary = profile.chains.find((c) => c.chain.id === profile.chain.id)
  if (summary) {
    tiles.push({
      label: fill(t.integrity, { chain }),
      figure: summary.integrity,
      below: integrityBelow(summary.integrity, profile.links?.integrity[0], words),
    })
  }
  if (profile.links) {
    const { counts, links } = profile.links
    tiles.push({
      label: t.leading,
      value: String(counts.leading ?? 0),
      path: to.chain(profile.chain.id),
      below: fill(t.leadingBelow, { of: links.length, fragile: counts.fragile ?? 0 }),
    })
  }
  if (growth) tiles.push({ label: t.growth, figure: growth.figure, below: ranks(growth, words) || t.growthBelow })
  return tiles
}

function ranks(row: ProfileRow, words: Words): string {
  const [country, province] = [row.rank_country, row.rank_province].map((f) => rankOf(f, words))
  if (country && province) return fill(words.region.rankBoth, { country, province })
  return country ? fill(words.region.rankOne, { country }) : ''
}

/** A rank with how many regions it is among: "26 of 35". */
export function rankOf(figure: Figure | undefined, words: Words): string {
  if (figure?.value == null) return ''
  return fill(words.figure.fraction, { n: figure.value, of: figure.denominator ?? '' })
}

function integrityBelow(figure: Figure, counted: Figure | undefined, words: Words): string {
  const { numerator: n, denominator: of } = counted ?? figure
  const [low, high] = [figure.low, figure.high]
  if (low === undefined || high === undefined)
    return n === undefined ? '' : fill(words.figure.fraction, { n, of: of ?? '' })
  const bounds = { low: Math.round(low), high: Math.round(high) }
  return n === undefined || of === undefined
    ? fill(words.region.integrityRegister, bounds)
    : fill(words.region.integrityBelow, { n, of, ...bounds })
}
