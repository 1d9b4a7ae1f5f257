import type { Source } from '../api/types'
import { fill, useLang } from '../text/lang'

/** The sources of a block, folded away behind their number. */
export function Sources({ list }: { list: Source[] }) {
  const { words } = useLang()
  return (
    <details className="sources">
      <summary>{fill(list.length === 1 ? words.block.source : words.block.sources, { n: list.length })}</summary>
      <ul>
        {list.map((source) => (
          <li key={source.id}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A source in a line: publisher, title, date; a link only where it may be shown as one. */
export function SourceLine({ source }: { source: Source }) {
  const title = source.title || source.id
  return (
    <>
      {source.publisher && <>{source.publisher}: </>}
      <span lang={source.language}>
        {source.linkable && source.url ? (
          <a href={source.url} rel="noreferrer external" target="_blank">
            {title}
          </a>
        ) : (
          title
        )}
      </span>
      {source.published && <>, {source.published}</>}
    </>
  )
}
