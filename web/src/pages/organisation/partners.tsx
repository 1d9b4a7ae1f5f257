import type { Answer } from '../../api/client'
import type { Text } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'

interface Props {
  of: Answer<'/api/v1/organisations/{id}'>
  id: string
  links: Map<string, Text>
}

/** Known suppliers and customers of a firm. */
export function Partners({ of, id, links }: Props) {
  const { words, name, say } = useLang()
  const t = words.organisation
  const known = new Map([...of.partners, of.organisation].map((p) => [p.id, p]))
  return (
    <DataTable
      caption={t.supplies}
      rows={of.supplies}
      rowKey={(_, i) => String(i)}
      first={15}
      columns={[
        {
          key: 'partner',
          title: words.col.partner,
          head: true,
          cell: (s) => {
            const other = s.supplier === id ? s.customer : s.supplier
            return <To path={to.organisation(other)}>{name(known.get(other)) || other}</To>
          },
        },
        {
          key: 'role',
          title: words.col.role,
          by: (s) => (s.supplier === id ? 1 : 0),
          cell: (s) => (s.supplier === id ? t.customer : t.supplier),
        },
        {
          key: 'link',
          title: words.col.link,
          cell: (s) => <To path={to.link(s.chain, s.link)}>{say(links.get(`${s.chain}.${s.link}`)) || s.link}</To>,
        },
        { key: 'quote', title: words.col.quote, cell: (s) => (s.row.quote ? <q>{s.row.quote}</q> : s.row.source) },
      ]}
    />
  )
}
