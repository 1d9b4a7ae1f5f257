import { useDeferredValue, useMemo } from 'react'
import type { IndicatorEntry } from '../../api/types'
import { useAnswer } from '../../api/use'
import { unitName } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, useParams } from '../../ui/place'
import { DataTable } from '../../ui/table'

/** The years of which an indicator is known. */
export function spanOf(entry: IndicatorEntry): string {
  const first = entry.observed.map((o) => o.first.slice(0, 4)).sort()[0]
  const last = entry.observed
    .map((o) => o.last.slice(0, 4))
    .sort()
    .at(-1)
  return !first ? '' : first === last ? first : `${first}–${last}`
}

/** All indicators, observed and computed, that match a text in the address. */
export function IndicatorsBlock() {
  const { words, say } = useLang()
  const params = useParams()
  const text = params.get('q')
  const asked = useDeferredValue(text.trim().toLowerCase())
  const question = { path: '/api/v1/indicators' as const }
  const answer = useAnswer(question)
  const all = answer.data?.indicators
  const shown = useMemo(
    () => (all ?? []).filter((i) => `${i.id}\n${i.name.en}\n${i.name.zh}`.toLowerCase().includes(asked)),
    [all, asked],
  )
  const t = words.data
  return (
    <Block title={t.indicators} intro={t.indicatorsIntro} data={{ question }}>
      <label className="field filter">
        <span>{t.filter}</span>
        <input type="search" value={text} onChange={(e) => params.set({ q: e.target.value }, { replace: true })} />
      </label>
      <Answered of={answer}>
        {() =>
          shown.length === 0 ? (
            <Empty why={fill(t.noMatch, { text })} />
          ) : (
            <IndicatorTable of={shown} caption={say(answer.data?.sentence)} />
          )
        }
      </Answered>
    </Block>
  )
}

/** Indicators in a table: name, unit, where they come from and how they are made. */
export function IndicatorTable({ of, caption }: { of: IndicatorEntry[]; caption: string }) {
  const { words, say, lang } = useLang()
  const t = words.data
  return (
    <DataTable
      caption={caption}
      rows={of}
      rowKey={(i) => i.id}
      first={15}
      columns={[
        {
          key: 'name',
          title: words.col.indicator,
          head: true,
          by: (i) => say(i.name),
          cell: (i) => (
            <>
              <To path="/rank" params={{ indicator: i.id }}>
                {say(i.name)}
              </To>
              <span className="note mono">{i.id}</span>
            </>
          ),
        },
        { key: 'unit', title: t.unit, by: (i) => i.unit, cell: (i) => unitName(i.unit ?? '', lang) },
        {
          key: 'origin',
          title: t.origin,
          by: (i) => i.origin,
          cell: (i) => t.origins[i.origin as keyof typeof t.origins] ?? i.origin,
        },
        { key: 'years', title: t.years, num: true, by: (i) => spanOf(i), cell: (i) => spanOf(i) || '–' },
        {
          key: 'how',
          title: t.how,
          cell: (i) => (
            <>
              {say(i.words) || say(i.description) || (i.formula && <span className="mono">{i.formula}</span>)}
              {i.page && (
                <>
                  {' '}
                  <To path={`/methods/${i.page}`}>{t.method}</To>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
