import type { TargetPath } from '../../api/types'
import { plain } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'

type Part = NonNullable<TargetPath['contributions']>[number]

/** A bar to the right for what was added, to the left for what was taken. */
function Points({ of, most }: { of: number; most: number }) {
  const width = most > 0 ? (50 * Math.abs(of)) / most : 0
  return (
    <svg className="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="could" x="49.8" width="0.4" height="10" />
      <rect className={of < 0 ? 'is below' : 'is'} x={of < 0 ? 50 - width : 50} width={width} y="1" height="8" />
    </svg>
  )
}

/** What each part had in the growth between the last two values. */
export function Parts({ of }: { of: Part[] }) {
  const { words, say, lang } = useLang()
  const most = Math.max(...of.map((p) => Math.abs(p.points)))
  return (
    <DataTable
      caption={words.target.parts}
      rows={of}
      rowKey={(p) => `${p.subject ?? ''} ${p.region ?? ''} ${p.name.en}`}
      columns={[
        {
          key: 'name',
          title: words.col.what,
          head: true,
          by: (p) => say(p.name),
          cell: (p) => (p.region ? <To path={to.region(p.region)}>{say(p.name)}</To> : say(p.name)),
        },
        {
          key: 'points',
          title: words.target.points,
          num: true,
          by: (p) => p.points,
          cell: (p) => plain(p.points, lang),
        },
        { key: 'bar', title: '', cell: (p) => <Points of={p.points} most={most} /> },
      ]}
    />
  )
}
