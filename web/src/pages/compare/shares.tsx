import { useMemo } from 'react'
import type { AnyQuestion } from '../../api/client'
import type { CompareAnswer } from '../../api/types'
import { Chart } from '../../chart/chart'
import { dumbbell } from '../../chart/dumbbell'
import { usePalette } from '../../chart/palette'
import { useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { FigureRows } from './figures'

/** Shares and rates, which have one scale: a line a figure, a dot a region. */
export function Shares({ of, question }: { of: CompareAnswer; question: AnyQuestion }) {
  const { words, say, name, listed, lang } = useLang()
  const palette = usePalette()
  const rows = useMemo(
    () => of.rows.filter((r) => r.unit === '%' && r.figures.filter((f) => f.value !== null).length > 1),
    [of],
  )
  const option = useMemo(() => {
    const lines = rows.map((r) => ({ name: say(r.name), values: r.figures.map((f) => f.value) }))
    return dumbbell({ rows: lines, regions: of.regions.map((r) => name(r)), unit: '%', lang }, palette)
  }, [rows, of, say, name, lang, palette])
  if (rows.length === 0) return null
  return (
    <Block
      title={words.compare.shares}
      intro={words.compare.sharesIntro}
      sources={of.sources}
      data={{ question, table: 'indicators' }}
    >
      <Chart
        option={option}
        height={4 + rows.length * 2.4}
        label={`${words.compare.shares}: ${listed(rows.map((r) => say(r.name)))}`}
        table={<FigureRows of={{ ...of, rows }} />}
      />
    </Block>
  )
}
