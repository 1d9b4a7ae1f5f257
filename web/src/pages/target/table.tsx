import type { TargetPath } from '../../api/types'
import { plain } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Verdict } from '../../ui/verdict'
import { keyOf } from './pick'

interface Props {
  of: TargetPath[]
  region: string
  here?: TargetPath
  first?: number
}

/** Targets in a table: how much until when, what that needs, what was achieved. */
export function TargetTable({ of, region, here, first }: Props) {
  const { words, say, lang } = useLang()
  const rate = (v: number | undefined) => (v === undefined ? '–' : `${plain(v, lang)} %`)
  return (
    <DataTable
      caption={words.region.targets}
      rows={of}
      rowKey={(_, i) => String(i)}
      here={(t) => t === here}
      first={first}
      columns={[
        {
          key: 'name',
          title: words.col.target,
          head: true,
          by: (t) => say(t.name),
          cell: (t) => (
            <To path={`${to.region(region)}/targets`} params={{ target: keyOf(t) }}>
              {say(t.name)}
            </To>
          ),
        },
        { key: 'text', title: words.col.value, num: true, cell: (t) => say(t.text) },
        { key: 'by', title: words.col.by, num: true, by: (t) => t.period, cell: (t) => t.period },
        { key: 'needs', title: words.col.needs, num: true, by: (t) => t.required, cell: (t) => rate(t.required) },
        { key: 'achieved', title: words.col.achieved, num: true, by: (t) => t.achieved, cell: (t) => rate(t.achieved) },
        {
          key: 'verdict',
          title: words.col.verdict,
          by: (t) => t.verdict,
          cell: (t) => (
            <>
              <Verdict of={t.verdict} />
              <span className="note">{say(t.sentence)}</span>
            </>
          ),
        },
      ]}
    />
  )
}
