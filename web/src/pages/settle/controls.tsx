import { type FormEvent, useState } from 'react'
import { useLang } from '../../text/lang'
import { Select, useIndicators } from '../../ui/fields'
import { useParams } from '../../ui/place'
import type { Settle } from './settle'
import { type Preset, presets, type RegisterCriterion, readWeights, registerCriteria, writeWeights } from './wishes'

/** What a criterion is called: one of the register, or an indicator. */
function useCriterionName(): (id: string) => string {
  const { words, say } = useLang()
  const indicators = useIndicators()
  const own = words.settle.criteria
  return (id) => own[id as RegisterCriterion] ?? (say(indicators.find((i) => i.id === id)?.name) || id)
}

/** Must-haves: each leaves fewer regions, and says how many. */
export function Musts({ answer }: { answer?: Settle }) {
  const { words, say } = useLang()
  const params = useParams()
  const indicators = useIndicators()
  const nameOf = useCriterionName()
  const musts = params.list('must')
  const [about, setAbout] = useState('gdp')
  const [sign, setSign] = useState('>=')
  const [value, setValue] = useState('')
  const t = words.settle
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim() === '') return
    params.set({ must: [...musts, `${about}${sign}${value.trim()}`] })
    setValue('')
  }
  const left = (text: string) => answer?.musts.find((m) => m.condition === text)
  return (
    <>
      <ol className="plain-list musts">
        <li>{answer ? t.considered.replace('{n}', String(answer.regions)) : '…'}</li>
        {musts.map((must) => {
          const counted = left(must)
          return (
            <li key={must}>
              <span className="mono">{must}</span>{' '}
              <button
                type="button"
                className="linklike"
                aria-label={`${t.remove}: ${must}`}
                onClick={() => params.set({ must: musts.filter((m) => m !== must) })}
              >
                ✕
              </button>
              {counted && (
                <span className="note">
                  {t.left.replace('{n}', String(counted.left)).replace('{unknown}', String(counted.unknown))}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <form className="controls tight" onSubmit={add}>
        <Select
          label={t.must}
          value={about}
          choices={[
            ...registerCriteria.map((id) => ({ value: id as string, name: nameOf(id) })),
            ...indicators.map((i) => ({ value: i.id, name: say(i.name) })),
          ]}
          change={setAbout}
        />
        <Select
          label={t.sign}
          value={sign}
          choices={[
            { value: '>=', name: t.atLeast },
            { value: '<=', name: t.atMost },
          ]}
          change={setSign}
        />
        <label className="field">
          <span>{words.col.value}</span>
          <input inputMode="decimal" size={8} value={value} onChange={(e) => setValue(e.target.value)} />
        </label>
        <button type="submit" className="button">
          {t.add}
        </button>
      </form>
    </>
  )
}

/** Weights by sliders, with some to begin with. */
export function Weights() {
  const { words, say } = useLang()
  const params = useParams()
  const indicators = useIndicators()
  const nameOf = useCriterionName()
  const weights = readWeights(params.list('weight'))
  const t = words.settle
  const set = (next: typeof weights) => params.set({ weight: writeWeights(next) }, { replace: true })
  const same = (preset: Preset) => writeWeights(presets[preset]).join() === writeWeights(weights).join()
  return (
    <>
      <fieldset className="choices">
        <legend className="away">{t.presets}</legend>
        {(Object.keys(presets) as Preset[]).map((preset) => (
          <button
            key={preset}
            type="button"
            className="button"
            aria-pressed={same(preset)}
            onClick={() => set(presets[preset])}
          >
            {t.preset[preset]}
          </button>
        ))}
      </fieldset>
      <div className="sliders">
        {weights.map((w) => (
          <label key={w.id} className="slider">
            <span>{nameOf(w.id)}</span>
            <input
              type="range"
              min="0"
              max="5"
              step="1"
              value={w.weight}
              onChange={(e) => set(weights.map((x) => (x.id === w.id ? { ...x, weight: Number(e.target.value) } : x)))}
            />
            <output>{w.weight}</output>
          </label>
        ))}
      </div>
      <Select
        label={t.addCriterion}
        value=""
        choices={[
          { value: '', name: '…' },
          ...indicators
            .filter((i) => !weights.some((w) => w.id === i.id))
            .map((i) => ({ value: i.id, name: say(i.name) })),
        ]}
        change={(id) => id && set([...weights, { id, weight: 1 }])}
      />
    </>
  )
}
