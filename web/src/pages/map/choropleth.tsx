import { useMemo } from 'react'
import { useRegions } from '../../api/regions'
import type { RankAnswer } from '../../api/types'
import { usePalette } from '../../chart/palette'
import { useBoundaries } from '../../map/boundaries'
import { classes, classOf, shades } from '../../map/breaks'
import type { Shape } from '../../map/option'
import { albers } from '../../map/projection'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'
import { Legend } from './legend'
import { type Shown, useShown } from './sites'

interface Props {
  rank: RankAnswer
  level: string
  shown: Shown
  pick: (region: string) => void
}

/** The regions of a ranking in the colour of their class, with the sites of a chain above, at the end of the period. */
export function Choropleth({ rank, level, shown, pick }: Props) {
  const { words, say, name } = useLang()
  const palette = usePalette()
  const boundaries = useBoundaries(level)
  const regions = useRegions()
  const box = boundaries.data?.box
  const projection = useMemo(() => box && albers(box), [box])
  const groups = useMemo(
    () =>
      classes(
        rank.places.flatMap((p) => p.figure.value ?? []),
        5,
      ),
    [rank],
  )
  const colours = useMemo(() => shades(palette.ramp.slice(0, 5), groups.length), [palette, groups])
  const shapes = useMemo(() => {
    const of = new Map(rank.places.map((p) => [p.region, p]))
    return (boundaries.data?.shapes.features ?? []).map((f): Shape => {
      const id = f.properties.name
      const p = of.get(id)
      const title = name(regions.get(id)) || id
      if (p?.figure.value == null) return { id, tip: `${title}\n${words.map.nodata}` }
      return { id, fill: colours[classOf(p.figure.value, groups)], tip: `${title}\n${say(p.figure.text)}` }
    })
  }, [rank, boundaries.data, regions, groups, colours, name, say, words])
  const { sites, together, points, outlines, error: trouble } = useShown(shown, rank.period, projection)
  const error = boundaries.error ?? trouble
  if (error) return <Trouble error={error} />
  if (boundaries.data === null) return <Empty why={words.map.noBoundaries} />
  if (!boundaries.data || !projection) return <Waiting lines={8} />
  return (
    <>
      <MapView
        boundaries={boundaries.data}
        projection={projection}
        shapes={shapes}
        points={points}
        outlines={outlines}
        height={34}
        label={say(rank.sentence)}
        pick={pick}
      />
      <Legend rank={rank} groups={groups} colours={colours} nodata={shapes.filter((s) => !s.fill).length} />
      {sites && (
        <p className="tiny soft">
          <span className="dot" aria-hidden="true" />{' '}
          {fill(words.map.sitesN, { n: sites.ids.length, without: sites.total - sites.ids.length })}
        </p>
      )}
      {together && <p className="tiny soft">{say(together.sentence)}</p>}
    </>
  )
}
