import type { EChartsOption } from 'echarts'
import type { Palette } from './palette'
import { axisText, tooltip } from './parts'

export interface Near {
  name: string
  density: number
  pci: number
}

/** Links by how near they are (to the right) and how complex (upwards), each named where there is room. */
export function nearness(links: Near[], words: { density: string; pci: string }, p: Palette): EChartsOption {
  const axis = (name: string) => ({
    type: 'value' as const,
    scale: true,
    name,
    nameLocation: 'middle' as const,
    nameTextStyle: { color: p.ink3, fontSize: p.size, fontFamily: p.font },
    ...axisText(p),
  })
  return {
    animation: false,
    grid: { left: 30, right: 120, top: 16, bottom: 28, containLabel: true },
    tooltip: {
      ...tooltip(p),
      trigger: 'item',
      formatter: (at) => links[(at as { dataIndex: number }).dataIndex]?.name ?? '',
    },
    xAxis: { ...axis(words.density), nameGap: 26 },
    yAxis: { ...axis(words.pci), nameGap: 36 },
    series: [
      {
        type: 'scatter',
        symbolSize: 11,
        itemStyle: { color: p.accent, borderColor: p.paper, borderWidth: 1 },
        data: links.map((l) => [l.density, l.pci]),
        label: {
          show: true,
          position: 'right',
          color: p.ink,
          fontSize: p.size,
          fontFamily: p.font,
          formatter: (at) => links[at.dataIndex]?.name ?? '',
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  }
}
