import { useMemo } from 'react'
import type { components } from '../../api/api.gen'
import { outlinesOf } from '../../map/outlines'
import { usePlainMap } from '../../map/plain'
import { place } from '../../map/points'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'

type Cluster = components['schemas']['Cluster']

/** The sites of clusters on the provinces, each cluster with its outline. */
export function ClusterMap({ clusters }: { clusters: Cluster[] }) {
  const { words, say } = useLang()
  const { boundaries, projection, shapes, error } = usePlainMap()
  const points = useMemo(
    () =>
      projection &&
      place(
        clusters.flatMap((c) => c.members),
        projection,
      ),
    [clusters, projection],
  )
  const outlines = useMemo(() => projection && outlinesOf(clusters, projection, say), [clusters, projection, say])
  if (error) return <Trouble error={error} />
  if (boundaries === null) return <Empty why={words.map.noBoundaries} />
  if (!boundaries || !projection) return <Waiting lines={8} />
  return (
    <>
      <MapView
        boundaries={boundaries}
        projection={projection}
        shapes={shapes}
        points={points}
        outlines={outlines}
        height={30}
        label={fill(words.clusters.mapLabel, { n: clusters.length })}
      />
      <p className="tiny soft">{words.map.caption}</p>
    </>
  )
}
