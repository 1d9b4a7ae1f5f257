import type { components } from '../../api/api.gen'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'

type Other = components['schemas']['Other']

/** The same thing by another definition or source. */
export function Others({ of }: { of: Other[] }) {
  const { words, say } = useLang()
  const t = words.figure
  return (
    <DataTable
      caption={t.others}
      rows={of}
      rowKey={(_, i) => String(i)}
      first={12}
      columns={[
        {
          key: 'definition',
          title: words.col.definition,
          head: true,
          cell: (o) => (o.figure ? <To path={to.figure(o.figure)}>{say(o.definition)}</To> : say(o.definition)),
        },
        {
          key: 'value',
          title: words.col.value,
          num: true,
          by: (o) => o.value,
          cell: (o) => say(o.text) || words.state.unknown,
        },
        {
          key: 'agrees',
          title: words.col.verdict,
          cell: (o) =>
            o.row ? (
              <span className={`badge ${o.agrees ? 'good' : 'bad'}`}>{o.agrees ? t.agrees : t.disagrees}</span>
            ) : (
              <span className="badge">{t.differentDefinition}</span>
            ),
        },
        {
          key: 'row',
          title: words.col.source,
          cell: (o) =>
            o.row && (
              <>
                {o.row.source}
                {o.row.quote && <q className="note">{o.row.quote}</q>}
              </>
            ),
        },
      ]}
    />
  )
}

/** What was left out of a figure, and why. */
export function Left({ of }: { of: components['schemas']['Left'][] }) {
  const { words, say } = useLang()
  return (
    <DataTable
      caption={words.figure.left}
      rows={of}
      rowKey={(_, i) => String(i)}
      first={12}
      columns={[
        { key: 'what', title: words.col.what, head: true, cell: (l) => say(l.what) },
        { key: 'why', title: words.col.why, cell: (l) => say(l.why) },
      ]}
    />
  )
}
