import { useMemo } from 'react'
import { useTheme } from '../ui/theme'

/** The colours of the page as a chart needs them. */
export interface Palette {
  ink: string
  ink2: string
  ink3: string
  rule: string
  paper: string
  raised: string
  accent: string
  present: string
  fragile: string
  missing: string
  unknown: string
  nodata: string
  nodataLine: string
  ramp: string[]
  font: string
  /** Size of small text in pixels; it grows with a wall screen. */
  size: number
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    rule: of('--rule'),
    paper: of('--paper'),
    raised: of('--raised'),
    accent: of('--accent'),
    present: of('--present'),
    fragile: of('--fragile'),
    missing: of('--missing'),
    unknown: of('--unknown'),
    nodata: of('--nodata'),
    nodataLine: of('--nodata-line'),
    ramp: [1, 2, 3, 4, 5, 6].map((i) => of(`--ramp-${i}`)),
    font: of('--font'),
    size: Number.parseFloat(style.fontSize) * 0.8,
  }
}

/** The palette of the theme in use. */
export function usePalette(): Palette {
  const [theme] = useTheme()
  return useMemo(() => {
    document.documentElement.dataset.theme = theme
    return readPalette()
  }, [theme])
}
