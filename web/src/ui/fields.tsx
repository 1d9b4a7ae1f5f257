import { useMemo } from 'react'
import type { IndicatorEntry } from '../api/types'
import { useAnswer } from '../api/use'
import { useLang } from '../text/lang'
import { useParams } from './place'

interface Choice {
  value: string
  name: string
}

interface SelectProps {
  label: string
  value: string
  choices: Choice[]
  change: (value: string) => void
}

/** A labelled choice. A value that is not among the choices is shown all the same. */
export function Select({ label, value, choices, change }: SelectProps) {
  const known = choices.some((c) => c.value === value)
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(e) => change(e.target.value)}>
        {!known && <option value={value}>{value}</option>}
        {choices.map((c) => (
          <option key={c.value} value={c.value}>
            {c.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The chain in the address. */
export function ChainField({ value, param = 'chain' }: { value: string; param?: string }) {
  const { words, name } = useLang()
  const params = useParams()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains ?? []
  const choices = chains.filter((c) => c.links > 0).map((c) => ({ value: c.id, name: name(c) }))
  return <Select label={words.field.chain} value={value} choices={choices} change={(v) => params.set({ [param]: v })} />
}

/** The years between the first and last observation of any of the indicators, latest first. */
export function yearsOf(indicators: IndicatorEntry[]): string[] {
  const years = indicators
    .flatMap((i) => i.observed.flatMap((o) => [o.first, o.last]))
    .map((p) => Number(p.slice(0, 4)))
  if (years.length === 0) return []
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, i) => String(last - i))
}

/** The period in the address. */
export function PeriodField({ value, only }: { value: string; only?: IndicatorEntry[] }) {
  const { words } = useLang()
  const params = useParams()
  const indicators = useAnswer({ path: '/api/v1/indicators' }).data?.indicators
  const years = useMemo(
    () => yearsOf(only?.some((i) => i.observed.length) ? only : (indicators ?? [])),
    [only, indicators],
  )
  const choices = years.map((year) => ({ value: year, name: year }))
  return <Select label={words.field.period} value={value} choices={choices} change={(v) => params.set({ period: v })} />
}

/** Indicators by name, those that are observed first. */
export function useIndicators(): IndicatorEntry[] {
  return useAnswer({ path: '/api/v1/indicators' }).data?.indicators ?? []
}

/** What an indicator can be asked of: the subjects that are observed of it, or the chains. */
export function useSubjects(entry: IndicatorEntry | undefined): Choice[] {
  const { words, name } = useLang()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains
  const subjects = useAnswer({ path: '/api/v1/subjects' }).data?.subjects
  return useMemo(() => {
    const named = new Map([...(subjects ?? []), ...(chains ?? [])].map((s) => [s.id, name(s)]))
    if (!entry) return []
    if (entry.origin === 'built in') {
      return (chains ?? []).filter((c) => c.links > 0).map((c) => ({ value: c.id, name: name(c) }))
    }
    const ids = [...new Set(entry.observed.map((o) => o.subject ?? ''))]
    return ids.map((id) => ({ value: id, name: id === '' ? words.field.wholeEconomy : (named.get(id) ?? id) }))
  }, [entry, chains, subjects, name, words])
}
