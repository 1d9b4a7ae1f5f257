import { useMemo } from 'react'
import { useRegions } from '../api/regions'
import { usePalette } from '../chart/palette'
import { useLang } from '../text/lang'
import { type Boundaries, useBoundaries } from './boundaries'
import type { Shape } from './option'
import { albers, type Projection } from './projection'

interface PlainMap {
  /** Null where the data set has no boundaries. */
  boundaries?: Boundaries | null
  projection?: Projection
  shapes: Shape[]
  error?: Error
}

/** The provinces in one colour, below what is shown upon them. */
export function usePlainMap(): PlainMap {
  const { name } = useLang()
  const palette = usePalette()
  const { data: boundaries, error } = useBoundaries('province')
  const regions = useRegions()
  const box = boundaries?.box
  const projection = useMemo(() => box && albers(box), [box])
  const shapes = useMemo(
    () =>
      (boundaries?.shapes.features ?? []).map((f): Shape => {
        const id = f.properties.name
        return { id, fill: palette.nodata, tip: name(regions.get(id)) || id }
      }),
    [boundaries, regions, name, palette],
  )
  return { boundaries, projection, shapes, error }
}
