import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Select, useIndicators, useSubjects, yearsOf } from '../../ui/fields'
import { useParams } from '../../ui/place'
import { firstSubject } from '../rank/controls'

const levels = ['', 'province', 'prefecture'] as const

/** What is on the map; each change is a new address. */
export function MapControls({ period, subject }: { period: string; subject: string }) {
  const { words, say, name } = useLang()
  const params = useParams()
  const indicators = useIndicators()
  const indicator = params.get('indicator', 'gdp')
  const entry = indicators.find((i) => i.id === indicator)
  const subjects = useSubjects(entry)
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains.filter((c) => c.links > 0) ?? []
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
      <Select
        label={words.map.sites}
        value={params.get('chain')}
        choices={[{ value: '', name: words.map.noSites }, ...chains.map((c) => ({ value: c.id, name: name(c) }))]}
        change={(v) => params.set({ chain: v, link: '', clusters: v && params.get('clusters') })}
      />
      {params.get('chain') && <SitesShown chain={params.get('chain')} />}
      <YearSlider period={period} years={yearsOf(entry?.observed.length ? [entry] : indicators)} />
    </>
  )
}

/** Which sites of a chain are shown: all or those of a link, and whether it is outlined where they lie together. */
function SitesShown({ chain }: { chain: string }) {
  const { words, name } = useLang()
  const params = useParams()
  const links = useAnswer({ path: '/api/v1/chains/{id}/links', in: { id: chain } }).data?.links ?? []
  return (
    <>
      <Select
        label={words.col.link}
        value={params.get('link')}
        choices={[{ value: '', name: words.map.allLinks }, ...links.map((l) => ({ value: l.id, name: name(l) }))]}
        change={(v) => params.set({ link: v })}
      />
      <Select
        label={words.map.clusters}
        value={params.get('clusters')}
        choices={[
          { value: '', name: words.map.noClusters },
          { value: '1', name: words.map.outlined },
        ]}
        change={(v) => params.set({ clusters: v })}
      />
    </>
  )
}

/** The year as a slider, so that a development can be drawn through. */
function YearSlider({ period, years }: { period: string; years: string[] }) {
  const { words } = useLang()
  const params = useParams()
  if (years.length < 2) return null
  const year = period.slice(0, 4)
  return (
    <label className="field">
      <span>
        {words.field.period}: <strong>{period}</strong>
      </span>
      <input
        type="range"
        min={years.at(-1)}
        max={years[0]}
        value={year}
        aria-valuetext={year}
        onChange={(e) => params.set({ period: e.target.value }, { replace: true })}
      />
    </label>
  )
}
