import type { RankAnswer } from '../../api/types'
import { short, unitName } from '../../chart/quantity'
import type { Class } from '../../map/breaks'
import { fill, useLang } from '../../text/lang'

interface Props {
  rank: RankAnswer
  groups: Class[]
  colours: string[]
  nodata: number
}

/**
 * The classes with how many regions are in each, as bars in their colours. Regions without data do not set the scale,
 * since they are most where an indicator is of cities.
 */
export function Legend({ rank, groups, colours, nodata }: Props) {
  const { words, lang } = useLang()
  const most = Math.max(...groups.map((g) => g.count), 1)
  const unit = unitName(rank.definition.unit || rank.places[0]?.figure.unit || '', lang)
  const range = (g: Class) =>
    g.low === 0 && g.high === 0
      ? words.map.zero
      : g.low === g.high
        ? short(g.low, lang)
        : `${short(g.low, lang)} – ${short(g.high, lang)}`
  return (
    <figure className="classes" aria-label={words.map.legend}>
      <figcaption>
        {words.map.legend}
        {unit && `, ${unit}`}
      </figcaption>
      <ul>
        {groups.map((g, i) => (
          <li key={g.low}>
            <Swatch width={g.count / most} fill={colours[i]} />
            <span>{range(g)}</span>
            <span className="soft">{fill(words.map.regionsN, { n: g.count })}</span>
          </li>
        ))}
        <li>
          <Swatch width={Math.min(1, nodata / most)} />
          <span>{words.map.nodata}</span>
          <span className="soft">{fill(words.map.regionsN, { n: nodata })}</span>
        </li>
      </ul>
    </figure>
  )
}

function Swatch({ width, fill: colour }: { width: number; fill?: string }) {
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <pattern id="no-data" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--nodata)" />
          <path d="M0 6L6 0" stroke="var(--nodata-line)" />
        </pattern>
      </defs>
      <rect width={Math.max(4, 100 * width)} height="12" fill={colour ?? 'url(#no-data)'} />
    </svg>
  )
}
