import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useRegions } from '../../api/regions'
import { usePalette } from '../../chart/palette'
import { useBoundaries } from '../../map/boundaries'
import type { Shape } from '../../map/option'
import { place } from '../../map/points'
import { albers } from '../../map/projection'
import { useSites } from '../../map/sites'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Trouble, Waiting } from '../../ui/answered'
import { Block } from '../../ui/block'
import { hrefOf, To, to } from '../../ui/place'

/** The sites of a chain on the provinces; a province leads to its page. */
export function HomeMap({ chain }: { chain: string }) {
  const { words, name } = useLang()
  const boundaries = useBoundaries('province')
  const regions = useRegions()
  const { sites, error } = useSites(chain)
  const palette = usePalette()
  const [, go] = useLocation()
  const [search] = useSearchParams()
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
  const points = useMemo(
    () => (projection && regions.size ? place(sites, regions, projection) : undefined),
    [sites, regions, projection],
  )
  const open = useCallback((id: string) => go(hrefOf(to.region(id), {}, search)), [go, search])
  const label = points && fill(words.map.sitesN, { n: points.sites.length, without: points.without })
  if (boundaries.data === null) return null
  return (
    <Block
      title={words.home.map}
      intro={words.home.mapIntro}
      size="half"
      coverage={label}
      data={{ question: { path: '/api/v1/sites', query: { chain } } }}
    >
      {(boundaries.error ?? error) && <Trouble error={(boundaries.error ?? error)!} />}
      {boundaries.data && projection ? (
        <MapView
          boundaries={boundaries.data}
          projection={projection}
          shapes={shapes}
          points={points}
          height={24}
          label={label ?? words.home.map}
          pick={open}
        />
      ) : (
        <Waiting lines={8} />
      )}
      <p className="small">
        <To path="/map" params={{ chain }}>
          {words.rank.onMap}
        </To>
      </p>
    </Block>
  )
}
