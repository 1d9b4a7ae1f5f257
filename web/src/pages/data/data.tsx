import { published } from '../../api/published'
import { useAnswer } from '../../api/use'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Page } from '../../ui/page'
import { Tiles } from '../../ui/tiles'
import { CoverageBlock } from './coverage'
import { IndicatorsBlock } from './indicators'
import { RowsBlock } from './rows'
import { SourcesBlock } from './sources'
import { TablesBlock } from './tables'
import { ValidationBlock } from './validation'

/** What the data set holds, where it comes from, how far it reaches and whether it is sound. */
export default function Data() {
  const { words, lang } = useLang()
  const release = useAnswer({ path: '/api/v1/release' })
  const t = words.data
  const held = release.data
  const rows = (table: string) => held?.tables.find((x) => x.name === table)?.rows ?? 0
  const total = held?.tables.reduce((sum, x) => sum + x.rows, 0) ?? 0
  return (
    <Page
      eyebrow={
        held && [
          held.title || held.name,
          fill(words.block.release, { version: held.version ?? '' }),
          <span key="hash" className="mono">
            {held.hash.slice(0, 12)}
          </span>,
          held.licence,
        ]
      }
      title={t.title}
      lead={
        held &&
        fill(t.lead, {
          rows: plain(total, lang),
          tables: held.tables.filter((x) => x.rows > 0).length,
          sources: plain(rows('sources'), lang),
          date: held.built.slice(0, 10),
        })
      }
    >
      <Answered of={release} lines={12}>
        {(held) => (
          <>
            <Tiles
              of={[
                { label: t.observations, value: plain(rows('observations'), lang) },
                { label: t.sites, value: plain(rows('establishments'), lang) },
                { label: t.organisations, value: plain(rows('organisations'), lang) },
                { label: t.sourcesTile, value: plain(rows('sources'), lang) },
              ]}
            />
            <div className="blocks">
              <ValidationBlock />
              <TablesBlock release={held} />
              {!published && <RowsBlock release={held} />}
              <IndicatorsBlock />
              <CoverageBlock />
              <SourcesBlock />
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
