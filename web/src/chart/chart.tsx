import type { EChartsOption } from 'echarts'
import type { ECharts } from 'echarts/core'
import { type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useLang } from '../text/lang'
import { Waiting } from '../ui/answered'
import { usePalette } from './palette'
import { saveChart } from './save'
import { ChartSlot } from './slot'

interface Props {
  option: EChartsOption
  /** Height in rem. */
  height: number
  /** What the chart shows, for those who do not see it. */
  label: string
  /** The same as a table. */
  table?: ReactNode
  onClick?: (event: { name: string; data: unknown }) => void
}

/** A chart made by a pure function; its table stands below it. */
export function Chart({ option, height, label, table, onClick }: Props) {
  const { words } = useLang()
  const palette = usePalette()
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<ECharts | null>(null)
  const slot = useContext(ChartSlot)

  useEffect(() => {
    let made: ECharts | undefined
    let gone = false
    const watch = new ResizeObserver(() => made?.resize())
    import('./echarts').then(({ echarts }) => {
      if (gone || !place.current) return
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
  }, [])

  useEffect(() => {
    chart?.setOption(option, { notMerge: true })
  }, [chart, option])

  useEffect(() => {
    if (!chart || !onClick) return
    const listen = (event: unknown) => onClick(event as { name: string; data: unknown })
    chart.on('click', listen)
    return () => void chart.off('click', listen)
  }, [chart, onClick])

  useEffect(() => {
    if (!chart || !slot) return
    slot({ kinds: ['png', 'svg'], save: (kind, name) => saveChart(chart, kind, name, palette.paper) })
    return () => slot(null)
  }, [chart, slot, palette])

  return (
    <figure className="chart">
      {!chart && <Waiting lines={3} />}
      <div className="canvas" ref={place} role="img" aria-label={label} style={{ height: `${height}rem` }} />
      {table && (
        <details className="as-table">
          <summary>{words.block.asTable}</summary>
          {table}
        </details>
      )}
    </figure>
  )
}
