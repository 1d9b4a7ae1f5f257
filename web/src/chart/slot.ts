import { createContext } from 'react'

export type ImageKind = 'png' | 'svg'

/** What a block can ask of the chart in it. */
export interface ChartHandle {
  kinds: readonly ImageKind[]
  save: (kind: ImageKind, name: string) => void
}

/** How a chart tells its block that it is there. */
export const ChartSlot = createContext<((handle: ChartHandle | null) => void) | null>(null)
