import type { ECharts } from 'echarts/core'
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { usePalette } from '../chart/palette'
import { saveChart } from '../chart/save'
import { ChartSlot } from '../chart/slot'
import { useLang } from '../text/lang'
import { Waiting } from '../ui/answered'
import type { Boundaries } from './boundaries'
import { hatch } from './hatch'
import { PointLayer } from './layer'
import { around } from './moves'
import { mapOption, type Shape } from './option'
import type { Outline } from './outlines'
import type { Points } from './points'
import type { Projection } from './projection'
import { roam, roams, whole } from './roam'

interface Props {
  boundaries: Boundaries
  projection: Projection
  shapes: Shape[]
  points?: Points
  outlines?: Outline[]
  here?: string
  label: string
  /** Height in rem. */
  height: number
  pick?: (region: string) => void
}

const none: Outline[] = []

/** A map that can be moved and magnified, with points of sites above the shapes. */
export function MapView({ boundaries, projection, shapes, points, outlines = none, here, label, height, pick }: Props) {
  const palette = usePalette()
  const stage = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const chart = useMap(boundaries, place)
  const slot = useContext(ChartSlot)
  const option = useMemo(
    () =>
      mapOption(
        { name: boundaries.name, shapes, projection, nodata: hatch(palette.nodata, palette.nodataLine), here },
        palette,
      ),
    [boundaries, shapes, projection, here, palette],
  )

  // Before the layer above looks where the map lies.
  useLayoutEffect(() => {
    if (!chart) return
    // What was moved and magnified stays so when colours change.
    const [before] = (chart.getOption()?.geo as { center?: number[]; zoom?: number }[]) ?? []
    chart.setOption(option, { notMerge: true })
    if (before?.zoom) chart.setOption({ geo: { center: before.center, zoom: before.zoom } })
  }, [chart, option])

  useEffect(() => {
    if (chart && stage.current && picture.current) return roams(chart, stage.current, picture.current)
  }, [chart])

  useEffect(() => {
    if (!chart || !pick) return
    const listen = (event: unknown) => pick((event as { name: string }).name)
    chart.on('click', listen)
    return () => void chart.off('click', listen)
  }, [chart, pick])

  useEffect(() => {
    if (!chart || !slot) return
    slot({ kinds: ['png', 'svg'], save: (kind, name) => saveChart(chart, kind, name, palette.paper) })
    return () => slot(null)
  }, [chart, slot, palette])

  return (
    <div className="map" ref={stage}>
      {!chart && <Waiting lines={3} />}
      <div className="picture" ref={picture}>
        <div className="canvas" ref={place} role="img" aria-label={label} style={{ height: `${height}rem` }} />
        {chart && points && (
          <PointLayer chart={chart} points={points} outlines={outlines} projection={projection} box={boundaries.box} />
        )}
      </div>
      {chart && <Zoom chart={chart} />}
    </div>
  )
}

/** The chart of a map in its place; null until it is loaded. */
function useMap(boundaries: Boundaries, place: React.RefObject<HTMLDivElement | null>): ECharts | null {
  const [chart, setChart] = useState<ECharts | null>(null)
  useEffect(() => {
    let made: ECharts | undefined
    let gone = false
    const watch = new ResizeObserver(() => made?.resize())
    import('../chart/echarts').then(({ echarts }) => {
      if (gone || !place.current) return
      // ECharts reads GeoJSON of every kind; its own type is narrower.
      echarts.registerMap(boundaries.name, boundaries.shapes as never)
      made = echarts.init(place.current, null, { renderer: 'canvas' })
      watch.observe(place.current)
      setChart(made)
    })
    return () => {
      gone = true
      watch.disconnect()
      made?.dispose()
      setChart(null)
    }
  }, [boundaries, place])
  return chart
}

/** Buttons that magnify, for those without a wheel. */
function Zoom({ chart }: { chart: ECharts }) {
  const { words } = useLang()
  const magnify = (by: number) => roam(chart, around(by, chart.getWidth() / 2, chart.getHeight() / 2))
  return (
    <div className="zoom">
      <button type="button" className="plain" aria-label={words.map.zoomIn} onClick={() => magnify(1.6)}>
        +
      </button>
      <button type="button" className="plain" aria-label={words.map.zoomOut} onClick={() => magnify(1 / 1.6)}>
        −
      </button>
      <button type="button" className="plain" aria-label={words.map.reset} onClick={() => whole(chart)}>
        ⤢
      </button>
    </div>
  )
}
