import type { FeatureCollection, Geometry } from 'geojson'
import useSWR from 'swr'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { address, read } from '../api/client'
import { useAnswer } from '../api/use'

export interface Boundaries {
  name: string
  shapes: FeatureCollection<Geometry, { name: string }>
  box: [number, number, number, number]
}

/** Which boundary file has the regions of a level: that with the level in its name, else the last, which is the finest. */
export function boundaryFor(names: string[], level: string): string | undefined {
  return names.find((name) => name.includes(level)) ?? names.at(-1)
}

/** Reads TopoJSON as shapes that are named by the ids of their regions. */
export function shapesOf(name: string, topology: Topology): Boundaries {
  const features = Object.values(topology.objects).flatMap((object) => {
    const made = feature(topology, object)
    return made.type === 'FeatureCollection' ? made.features : [made]
  })
  const shapes = features.map((f) => ({ ...f, properties: { name: String(f.id) } }))
  const box = (topology.bbox ?? [-180, -90, 180, 90]) as Boundaries['box']
  return { name, shapes: { type: 'FeatureCollection', features: shapes }, box }
}

/** The boundaries of the regions of a level; null where the data set has none. */
export function useBoundaries(level: string): { data?: Boundaries | null; error?: Error } {
  const list = useAnswer({ path: '/api/v1/boundaries' })
  const name =
    list.data &&
    boundaryFor(
      list.data.boundaries.map((b) => b.name),
      level,
    )
  const file = useSWR<Boundaries, Error>(
    name ? ['boundary', name] : null,
    async () =>
      shapesOf(name!, await read<Topology>(address({ path: '/api/v1/boundaries/{name}', in: { name: name! } }))),
    { revalidateOnFocus: false, revalidateIfStale: false },
  )
  if (list.data && !name) return { data: null }
  return { data: file.data, error: list.error ?? file.error }
}
