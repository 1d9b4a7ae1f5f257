import type { ECharts } from 'echarts/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { usePalette } from '../chart/palette'
import { useLang } from '../text/lang'
import { hrefOf, to } from '../ui/place'
import type { Boundaries } from './boundaries'
import { drawPoints, penOf } from './draw'
import { drawOutlines, type Outline } from './outlines'
import { nearest, type Points, type View, viewOf } from './points'
import type { Projection } from './projection'

interface Props {
  chart: ECharts
  points: Points
  outlines: Outline[]
  projection: Projection
  box: Boundaries['box']
}

const reach = 8

/** Points and outlines on a canvas of their own above the map, so that ECharts need not lay out each of them. */
export function PointLayer({ chart, points, outlines, projection, box }: Props) {
  const palette = usePalette()
  const inks = useMemo(
    () => ({ fill: palette.fragile, edge: palette.paper, ink: palette.ink, font: palette.font }),
    [palette],
  )
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useRef<View>({ scale: [1, 1], shift: [0, 0] })
  useEffect(() => {
    let drawn = ''
    // ECharts renders for a pointer that hovers, too: what has not moved is not drawn again.
    const draw = () => {
      if (!canvas.current) return
      view.current = look(chart, projection, box)
      const as = [
        view.current.scale,
        view.current.shift,
        canvas.current.clientWidth,
        canvas.current.clientHeight,
      ].join()
      if (as === drawn) return
      drawn = as
      const pen = penOf(canvas.current)
      drawPoints(pen, points.at, view.current, inks)
      drawOutlines(pen, outlines, view.current, inks)
    }
    const events = ['georoam', 'rendered'] as const
    for (const event of events) chart.on(event, draw)
    draw()
    return () => {
      for (const event of events) chart.off(event, draw)
    }
  }, [chart, points, outlines, projection, box, inks])
  return (
    <>
      <canvas ref={canvas} className="points" />
      <PointTip chart={chart} points={points} view={view} />
    </>
  )
}

/** How the plane of the projection lies on the screen now. */
function look(chart: ECharts, projection: Projection, [west, south, east, north]: Boundaries['box']): View {
  const [a, b]: [number, number][] = [
    [west + (east - west) / 3, north - (north - south) / 3],
    [east - (east - west) / 3, south + (north - south) / 3],
  ] as [number, number][]
  const on = (p: [number, number]) => chart.convertToPixel('geo', p) as number[]
  return viewOf(projection.project(a!), projection.project(b!), on(a!), on(b!))
}

interface TipProps {
  chart: ECharts
  points: Points
  view: React.RefObject<View>
}

/** Names the site under the pointer; a click opens its page. */
function PointTip({ chart, points, view }: TipProps) {
  const { name } = useLang()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const [tip, setTip] = useState<{ at: number; x: number; y: number } | null>(null)
  useEffect(() => {
    const zr = chart.getZr()
    const move = ({ offsetX: x, offsetY: y }: { offsetX: number; offsetY: number }) => {
      const at = nearest(points.at, view.current, x, y, reach)
      setTip(at < 0 ? null : { at, x, y })
    }
    const click = ({ offsetX: x, offsetY: y }: { offsetX: number; offsetY: number }) => {
      const site = points.sites[nearest(points.at, view.current, x, y, reach)]
      if (site) go(hrefOf(to.site(site.establishment), {}, search))
    }
    zr.on('mousemove', move)
    zr.on('click', click)
    return () => {
      zr.off('mousemove', move)
      zr.off('click', click)
    }
  }, [chart, points, view, go, search])
  const site = tip && points.sites[tip.at]
  if (!site) return null
  return (
    <div className="point-tip" style={{ left: tip.x, top: tip.y }}>
      {name(site)}
    </div>
  )
}
