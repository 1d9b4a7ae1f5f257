import useSWRInfinite from 'swr/infinite'
import { type Answer, address, read } from '../../api/client'
import { fill, useLang } from '../../text/lang'
import { Trouble, Waiting } from '../../ui/answered'
import { Block } from '../../ui/block'
import { SourceLine } from '../../ui/sources'
import { DataTable } from '../../ui/table'

type Page = Answer<'/api/v1/sources'>

const size = 20

/** The sources that rows name, page by page. */
export function SourcesBlock() {
  const { words } = useLang()
  const t = words.data
  const list = useSWRInfinite<Page, Error>(
    (i: number, before: Page | null) =>
      before && !before.next
        ? null
        : address({ path: '/api/v1/sources', query: { limit: size, cursor: i === 0 ? undefined : before?.next } }),
    read,
    { revalidateOnFocus: false, revalidateIfStale: false, revalidateFirstPage: false },
  )
  const sources = list.data?.flatMap((page) => page.sources) ?? []
  const total = list.data?.[0]?.total ?? 0
  return (
    <Block
      title={t.sources}
      intro={t.sourcesIntro}
      data={{ question: { path: '/api/v1/sources', query: { limit: 1000 } } }}
    >
      {list.error && <Trouble error={list.error} again={() => list.mutate()} />}
      {!list.data && !list.error && <Waiting />}
      {list.data && (
        <DataTable
          caption={t.sources}
          rows={sources}
          rowKey={(s) => s.id}
          columns={[
            {
              key: 'source',
              title: words.col.source,
              head: true,
              cell: (s) => <SourceLine source={{ ...s, publisher: '', published: '' }} />,
            },
            { key: 'publisher', title: t.publisher, by: (s) => s.publisher, cell: (s) => s.publisher },
            { key: 'published', title: t.published, by: (s) => s.published, cell: (s) => s.published ?? '' },
            { key: 'licence', title: t.licence, by: (s) => s.licence, cell: (s) => s.licence ?? '' },
            { key: 'id', title: t.id, cell: (s) => <span className="mono">{s.id}</span> },
          ]}
        />
      )}
      {sources.length < total && (
        <p className="more">
          <button type="button" className="linklike" onClick={() => list.setSize(list.size + 1)}>
            {fill(t.moreOf, { n: sources.length, of: total })}
          </button>
        </p>
      )}
    </Block>
  )
}
