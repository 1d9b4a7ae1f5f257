import { type RefObject, useLayoutEffect, useState } from 'react'

interface Props {
  within: RefObject<HTMLElement | null>
  of: string | null
  inputs: Set<string>
  outputs: Set<string>
}

interface Curve {
  key: string
  path: string
  kind: 'input' | 'output'
}

/** Draws the edges of one card over the chain map. */
export function Edges({ within, of, inputs, outputs }: Props) {
  const [curves, setCurves] = useState<Curve[]>([])
  const key = `${of}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sets follow from the link
  useLayoutEffect(() => {
    const root = within.current
    if (!root || !of) {
      setCurves([])
      return
    }
    const frame = root.getBoundingClientRect()
    const box = (id: string) => root.querySelector(`[data-link="${CSS.escape(id)}"]`)?.getBoundingClientRect()
    const out: Curve[] = []
    const draw = (from: string, until: string, kind: Curve['kind']) => {
      const [a, b] = [box(from), box(until)]
      if (a && b) out.push({ key: `${from} ${until}`, kind, path: curve(a, b, frame) })
    }
    for (const id of inputs) draw(id, of, 'input')
    for (const id of outputs) draw(of, id, 'output')
    setCurves(out)
  }, [key])
  return (
    <svg className="edges" aria-hidden="true">
      {curves.map((c) => (
        <path key={c.key} d={c.path} className={c.kind} />
      ))}
    </svg>
  )
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'height'>

/** A curve from one card to another: between facing sides, or around the right side where they share a column. */
export function curve(a: Box, b: Box, frame: Pick<DOMRect, 'left' | 'top'>): string {
  const [ay, by] = [a.top + a.height / 2 - frame.top, b.top + b.height / 2 - frame.top]
  const overlap = a.left < b.right && b.left < a.right
  const forward = a.left < b.left
  const ax = (overlap || forward ? a.right : a.left) - frame.left
  const bx = (overlap ? b.right : forward ? b.left : b.right) - frame.left
  const bend = overlap ? 28 : (bx - ax) / 2
  const c2 = overlap ? bx + bend : bx - bend
  return `M${ax},${ay}C${ax + bend},${ay} ${c2},${by} ${bx},${by}`
}
