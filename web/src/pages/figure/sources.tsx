import type { Source } from '../../api/types'
import { useLang } from '../../text/lang'
import { SourceLine } from '../../ui/sources'

/** Sources with what is known of each; an address that may not be a link is kept for checking. */
export function SourceCards({ sources }: { sources: Source[] }) {
  const { words } = useLang()
  return (
    <ul className="source-list">
      {sources.map((source) => (
        <li key={source.id}>
          <p>
            <SourceLine source={source} />
          </p>
          <p className="tiny soft">
            <span className="mono">{source.id}</span>
            {source.licence && ` · ${source.licence}`}
            {source.url && !source.linkable && ` · ${words.figure.unlinkable}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
