import type { Row, Source } from '../../api/types'
import { SourceLine } from '../../ui/sources'

/** Where a fact stands in the data set, in whose words, and who says so. */
export function RowProof({ row, source }: { row: Row; source?: Source }) {
  return (
    <div className="proof">
      {row.quote && <q lang={source?.language}>{row.quote}</q>}
      <p className="tiny soft">
        {source ? <SourceLine source={source} /> : row.source}
        <span className="mono">
          {' '}
          {row.file}:{row.line}
        </span>
      </p>
      {row.note && <p className="tiny soft">{row.note}</p>}
    </div>
  )
}
