import type { EChartsOption } from 'echarts'
import type { Palette } from '../chart/palette'
import { tooltip } from '../chart/parts'
import type { Projection } from './projection'

export interface Shape {
  id: string
  /** Colour of the class; none where there is no value. */
  fill?: string
  tip: string
}

interface MapOption {
  name: string
  shapes: Shape[]
  projection: Projection
  nodata: object
  here?: string
}

/** A choropleth: a colour a class, a hatch without data, borders thin. */
export function mapOption({ name, shapes, projection, nodata, here }: MapOption, p: Palette): EChartsOption {
  const tips = new Map(shapes.map((s) => [s.id, s.tip]))
  return {
    animation: false,
    tooltip: { ...tooltip(p), formatter: (at) => tips.get((at as { name: string }).name) ?? '' },
    geo: {
      map: name,
      roam: false,
      aspectScale: 1,
      scaleLimit: { min: 0.8, max: 60 },
      projection,
      left: 0,
      right: 0,
      top: 8,
      bottom: 8,
      selectedMode: false,
      tooltip: { show: true },
      itemStyle: { areaColor: nodata as unknown as string, borderColor: p.paper, borderWidth: 0.6 },
      emphasis: { label: { show: false }, itemStyle: { borderColor: p.ink, borderWidth: 1.5, areaColor: 'inherit' } },
      regions: shapes.map((s) => ({
        name: s.id,
        itemStyle: {
          ...(s.fill ? { areaColor: s.fill } : {}),
          ...(s.id === here ? { borderColor: p.ink, borderWidth: 2 } : {}),
        },
      })),
    },
  }
}
