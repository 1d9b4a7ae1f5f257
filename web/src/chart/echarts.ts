// Only the parts of ECharts that the pages use; this file is loaded when the
// first chart is.
import { BarChart, CustomChart, LineChart, MapChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

echarts.use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  GeoComponent,
  GridComponent,
  LabelLayout,
  LineChart,
  MapChart,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
])

export { echarts }
