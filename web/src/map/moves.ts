/** How far what is drawn has been taken: what was at pixel p is now at scale · p + (x, y). */
export interface Move {
  scale: number
  x: number
  y: number
}

export const still: Move = { scale: 1, x: 0, y: 0 }

/** One move after another. */
export function after(first: Move, second: Move): Move {
  return {
    scale: first.scale * second.scale,
    x: first.x * second.scale + second.x,
    y: first.y * second.scale + second.y,
  }
}

/** Magnifies around a pixel that stays where it is. */
export function around(scale: number, x: number, y: number): Move {
  return { scale, x: x * (1 - scale), y: y * (1 - scale) }
}

type Spot = [number, number]

/** The move that takes two fingers from where they were to where they are. */
export function pinch(was: [Spot, Spot], is: [Spot, Spot]): Move {
  const apart = ([a, b]: [Spot, Spot]) => Math.hypot(a[0] - b[0], a[1] - b[1])
  const middle = ([a, b]: [Spot, Spot]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Spot
  const scale = apart(is) / Math.max(1, apart(was))
  const [from, to] = [middle(was), middle(is)]
  return { scale, x: to[0] - scale * from[0], y: to[1] - scale * from[1] }
}

/** Pixels that a pressed pointer may stray before it is a move and no click. */
const slack = 3

/**
 * Tells of moves on a stage: a pointer that drags, two that pinch, a wheel. What
 * lies below hears of a press, for a click, but not of what a pressed pointer
 * does. `done` is told when the last pointer is lifted. Returns how to stop.
 */
export function watchMoves(stage: HTMLElement, moved: (by: Move) => void, done: () => void): () => void {
  const pressed = new Map<number, Spot>()
  let moving = false
  const spot = (e: MouseEvent): Spot => {
    const box = stage.getBoundingClientRect()
    return [e.clientX - box.left, e.clientY - box.top]
  }
  const down = (e: PointerEvent) => {
    if (e.button !== 0 || (e.target as Element).closest('button, a')) return
    pressed.set(e.pointerId, spot(e))
  }
  const drag = (e: PointerEvent) => {
    const was = pressed.get(e.pointerId)
    if (!was) return
    const is = spot(e)
    if (!moving && pressed.size === 1 && Math.hypot(is[0] - was[0], is[1] - was[1]) < slack) return
    moving = true
    stage.setPointerCapture(e.pointerId)
    const [other] = [...pressed].filter(([id]) => id !== e.pointerId)
    pressed.set(e.pointerId, is)
    moved(other ? pinch([other[1], was], [other[1], is]) : { scale: 1, x: is[0] - was[0], y: is[1] - was[1] })
  }
  const lift = (e: PointerEvent) => {
    if (!pressed.delete(e.pointerId) || pressed.size > 0 || !moving) return
    moving = false
    done()
  }
  const wheel = (e: WheelEvent) => {
    e.preventDefault()
    const lines = e.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 20
    moved(around(Math.exp(-0.002 * lines * Math.max(-120, Math.min(120, e.deltaY))), ...spot(e)))
  }
  const hush = (e: Event) => pressed.size > 0 && e.stopPropagation()
  const stop = new AbortController()
  const on = { signal: stop.signal, capture: true, passive: false }
  stage.addEventListener('pointerdown', down, on)
  stage.addEventListener('pointermove', drag, on)
  stage.addEventListener('pointerup', lift, on)
  stage.addEventListener('pointercancel', lift, on)
  stage.addEventListener('wheel', wheel, on)
  stage.addEventListener('mousemove', hush, on)
  stage.addEventListener('touchmove', hush, on)
  return () => stop.abort()
}
