import type { Figure } from '../../api/types'
import { useLang } from '../../text/lang'
import { Interval } from '../../ui/interval'
import { DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

/** The members of the integrity family side by side, each with what it could be. */
export function Family({ of }: { of: Figure[] }) {
  const { words, say } = useLang()
  return (
    <DataTable
      caption={words.chain.family}
      rows={of}
      rowKey={(f) => f.id}
      columns={[
        { key: 'name', title: words.col.definition, head: true, cell: (f) => say(f.name) },
        { key: 'value', title: words.col.value, num: true, cell: (f) => <Value of={f} short /> },
        {
          key: 'bar',
          title: '0–100 %',
          cell: (f) => (
            <Interval
              value={f.value}
              low={f.low}
              high={f.high}
              mark={f.low === undefined ? undefined : f.value}
              label={say(f.text)}
            />
          ),
        },
        {
          key: 'interval',
          title: words.col.couldBe,
          num: true,
          cell: (f) =>
            f.low === undefined || f.high === undefined || f.low === f.high
              ? ''
              : `${Math.round(f.low)}–${Math.round(f.high)} %`,
        },
      ]}
    />
  )
}
