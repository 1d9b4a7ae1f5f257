import type { components } from '../../api/api.gen'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Verdict } from '../../ui/verdict'

export type Claim = components['schemas']['ClaimCheck']

/** Claims in a table: what is said, what the data show, and whether they agree. */
export function ClaimTable({ of, first }: { of: Claim[]; first?: number }) {
  const { words, say } = useLang()
  return (
    <DataTable
      caption={words.region.claims}
      rows={of}
      rowKey={(c) => c.id}
      first={first}
      columns={[
        { key: 'claim', title: words.col.claim, head: true, by: (c) => say(c.text), cell: (c) => say(c.text) },
        {
          key: 'found',
          title: words.col.found,
          cell: (c) =>
            c.figure && c.found !== null ? (
              <To path={to.figure(c.figure)}>{say(c.found_text)}</To>
            ) : (
              say(c.found_text) || '–'
            ),
        },
        {
          key: 'verdict',
          title: words.col.verdict,
          by: (c) => c.verdict,
          cell: (c) => (
            <>
              <Verdict of={c.verdict} />
              {c.why && <span className="note">{say(c.why)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
