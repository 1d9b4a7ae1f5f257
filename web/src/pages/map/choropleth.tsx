import { useMemo } from 'react'
import { useRegions } from '../../api/regions'
import type { RankAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { usePalette } from '../../chart/palette'
import { useBoundaries } from '../../map/boundaries'
import { classes, classOf, shades } from '../../map/breaks'
import type { Shape } from '../../map/option'
import { outlinesOf } from '../../map/outlines'
import { place, sitesOf } from '../../map/points'
import { albers } from '../../map/projection'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'
import { Legend } from './legend'

/** Which sites count as lying together: as many within as many kilometres, as on the page of clusters. */
const [radius, least] = [30, 5]

interface Props {
  rank: RankAnswer
  level: string
  chain: string
  /** Only sites of this link of the chain. */
  link: string
  /** Whether the places where its sites lie together are outlined. */
  clusters: boolean
  pick: (region: string) => void
}

/** The regions of a ranking in the colour of their class, with the sites of a chain above, at the end of the period. */
export function Choropleth({ rank, level, chain, link, clusters, pick }: Props) {
  const { words, say, name } = useLang()
  const palette = usePalette()
  const boundaries = useBoundaries(level)
  const regions = useRegions()
  const of = link ? `${chain}.${link}` : chain
  const sites = useAnswer(
    chain ? { path: '/api/v1/points', query: { ...(link ? { link: of } : { chain }), 'as-of': rank.period } } : null,
  )
  const together = useAnswer(
    chain && clusters ? { path: '/api/v1/clusters', query: { chain: of, period: rank.period, radius, least } } : null,
  )
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
  const points = useMemo(
    () => projection && sites.data && place(sitesOf(sites.data), projection),
    [sites.data, projection],
  )
  const outlines = useMemo(
    () => (projection && together.data ? outlinesOf(together.data.clusters, projection, say) : undefined),
    [together.data, projection, say],
  )
  const error = boundaries.error ?? sites.error ?? together.error
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
      {sites.data && (
        <p className="tiny soft">
          <span className="dot" aria-hidden="true" />{' '}
          {fill(words.map.sitesN, { n: sites.data.ids.length, without: sites.data.total - sites.data.ids.length })}
          {together.data && ` ${say(together.data.sentence)}`}
        </p>
      )}
    </>
  )
}
