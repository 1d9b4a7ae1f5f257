import type { Answer } from '../../api/client'
import { useLang } from '../../text/lang'
import { DataTable } from '../../ui/table'

/** Titles that authorities gave a firm, with their dates. */
export function Titles({ of }: { of: Answer<'/api/v1/organisations/{id}'>['titles'] }) {
  const { words } = useLang()
  return (
    <DataTable
      caption={words.organisation.titles}
      rows={of}
      rowKey={(_, i) => String(i)}
      columns={[
        { key: 'title', title: words.organisation.titles, head: true, cell: (t) => t.title },
        { key: 'authority', title: words.col.source, cell: (t) => t.authority ?? '' },
        { key: 'from', title: words.col.since, cell: (t) => [t.from, t.to].filter(Boolean).join(' – ') },
      ]}
    />
  )
}
