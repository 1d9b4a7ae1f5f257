import { useLang } from '../../text/lang'
import { PeriodField, Select, useIndicators, useSubjects } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { To, useParams } from '../../ui/place'

const levels = ['', 'province', 'prefecture', 'county', 'park'] as const

/** What a ranking is made of; each change is a new address. */
export function RankControls({ period, subject }: { period: string; subject: string }) {
  const { words, say } = useLang()
  const params = useParams()
  const indicators = useIndicators()
  const indicator = params.get('indicator', 'gdp')
  const entry = indicators.find((i) => i.id === indicator)
  const subjects = useSubjects(entry)
  const within = params.get('within')
  return (
    <>
      <Select
        label={words.field.indicator}
        value={indicator}
        choices={indicators.map((i) => ({ value: i.id, name: say(i.name) }))}
        change={(v) => params.set({ indicator: v, subject: firstSubject(indicators.find((i) => i.id === v)) })}
      />
      {subjects.length > 0 && (
        <Select
          label={words.field.subject}
          value={subject}
          choices={subjects}
          change={(v) => params.set({ subject: v })}
        />
      )}
      <Select
        label={words.field.level}
        value={params.get('level')}
        choices={levels.map((l) => ({ value: l, name: l === '' ? words.field.cities : words.levels[l] }))}
        change={(v) => params.set({ level: v })}
      />
      <PeriodField value={period} only={entry && [entry]} />
      <Select
        label={words.field.order}
        value={params.get('ascending')}
        choices={[
          { value: '', name: words.field.highest },
          { value: 'true', name: words.field.lowest },
        ]}
        change={(v) => params.set({ ascending: v })}
      />
      {within ? (
        <button type="button" className="button" onClick={() => params.set({ within: '' })}>
          {words.field.within}: {within} ✕
        </button>
      ) : (
        <Finder kind="region" label={words.field.within} pick={(hit) => params.set({ within: hit.id })} />
      )}
      <To className="button" path="/map" params={{ indicator, subject, level: params.get('level'), period, within }}>
        {words.rank.onMap}
      </To>
    </>
  )
}

/** The subject that most observations of an indicator speak of; none where it speaks of the whole economy. */
export function firstSubject(entry: { observed: { subject?: string; regions: number }[] } | undefined): string {
  const by = entry?.observed.toSorted((a, b) => b.regions - a.regions) ?? []
  return by.some((o) => !o.subject) ? '' : (by[0]?.subject ?? '')
}
