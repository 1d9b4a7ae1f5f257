import type { ECharts } from 'echarts/core'
import type { ImageKind } from './slot'

/** Offers the browser something to keep as a file. */
export function saveFile(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}

/** Turns a title into the name of a file. */
export function fileName(title: string, kind: string): string {
  return `${title.replace(/[\s/\\:*?"<>|,]+/g, '-').replace(/^-+|-+$/g, '')}.${kind}`
}

/** Saves a chart as a picture; the drawing is made anew for SVG. */
export async function saveChart(chart: ECharts, kind: ImageKind, title: string, background: string): Promise<void> {
  if (kind === 'png') {
    saveFile(chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }), fileName(title, kind))
    return
  }
  const { echarts } = await import('./echarts')
  const size = { width: chart.getWidth(), height: chart.getHeight() }
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size })
  drawing.setOption({ ...chart.getOption(), animation: false, backgroundColor: background })
  saveText(drawing.renderToSVGString(), fileName(title, kind), 'image/svg+xml')
  drawing.dispose()
}

/** Saves a text as a file. */
export function saveText(text: string, name: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }))
  saveFile(href, name)
  URL.revokeObjectURL(href)
}
