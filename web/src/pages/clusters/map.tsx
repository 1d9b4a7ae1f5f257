import { useMemo } from 'react'
import type { components } from '../../api/api.gen'
import { useRegions } from '../../api/regions'
import { usePalette } from '../../chart/palette'
import { useBoundaries } from '../../map/boundaries'
import type { Shape } from '../../map/option'
import { type Placed, place } from '../../map/points'
import { albers } from '../../map/projection'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'

type Cluster = components['schemas']['Cluster']

/** The sites of clusters on the provinces. */
export function ClusterMap({ clusters }: { clusters: Cluster[] }) {
  const { words, name } = useLang()
  const palette = usePalette()
  const boundaries = useBoundaries('province')
  const regions = useRegions()
  const box = boundaries.data?.box
  const projection = useMemo(() => box && albers(box), [box])
  const shapes = useMemo(
    () =>
      (boundaries.data?.shapes.features ?? []).map((f): Shape => {
        const id = f.properties.name
        return { id, fill: palette.nodata, tip: name(regions.get(id)) || id }
      }),
    [boundaries.data, regions, name, palette],
  )
  const points = useMemo(() => {
    if (!projection || regions.size === 0) return undefined
    const members = clusters.flatMap((c) => c.members)
    // A site at the centre of its region is set beside it, as on every map.
    const sites = members.map((m): Placed => (m.centre ? { ...m, lat: undefined, lon: undefined } : m))
    return place(sites, regions, projection)
  }, [clusters, regions, projection])
  if (boundaries.error) return <Trouble error={boundaries.error} />
  if (boundaries.data === null) return <Empty why={words.map.noBoundaries} />
  if (!boundaries.data || !projection) return <Waiting lines={8} />
  return (
    <>
      <MapView
        boundaries={boundaries.data}
        projection={projection}
        shapes={shapes}
        points={points}
        height={30}
        label={fill(words.clusters.mapLabel, { n: clusters.length })}
      />
      <p className="tiny soft">{words.map.caption}</p>
    </>
  )
}
