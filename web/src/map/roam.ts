import type { ECharts } from 'echarts/core'
import { after, type Move, still, watchMoves } from './moves'

/** How much smaller and larger than the whole a map may be. */
const least = 0.8
const most = 60

/** Milliseconds without a move after which the map is drawn anew. */
const rest = 120

/** Moves the map as drawn: shapes and everything above them, in one frame. */
export function roam(chart: ECharts, { scale, x, y }: Move): void {
  const move = { dx: x / scale, dy: y / scale, zoom: scale, originX: 0, originY: 0 }
  chart.dispatchAction({ type: 'geoRoam', componentType: 'geo', geoIndex: 0, ...move }, { flush: true })
}

/** Shows the whole map again. */
export function whole(chart: ECharts): void {
  chart.setOption({ geo: { zoom: 1, center: undefined } })
}

/** A move with its scale held between the least and the most that there may be. */
function held(chart: ECharts, so: Move, by: Move): Move {
  const [{ zoom = 1 }] = chart.getOption().geo as [{ zoom?: number }]
  const next = after(so, by)
  return zoom * next.scale < least || zoom * next.scale > most ? so : next
}

/**
 * Lets a reader move a map on its stage. Drawing all shapes takes longer than a
 * frame lasts, so that a move only shifts the picture that is there; the map is
 * drawn anew when the reader rests. Returns how to stop.
 */
export function roams(chart: ECharts, stage: HTMLElement, picture: HTMLElement): () => void {
  let so = still
  let waiting = 0
  const settle = () => {
    clearTimeout(waiting)
    if (so === still) return
    roam(chart, so)
    so = still
    picture.style.transform = ''
  }
  const moved = (by: Move) => {
    so = held(chart, so, by)
    picture.style.transform = `translate(${so.x}px, ${so.y}px) scale(${so.scale})`
    clearTimeout(waiting)
    waiting = window.setTimeout(settle, rest)
  }
  const stop = watchMoves(stage, moved, settle)
  return () => {
    stop()
    clearTimeout(waiting)
  }
}
