import { useState } from 'react'
import type { components } from '../../api/api.gen'
import { useAnswer } from '../../api/use'
import { saveText } from '../../chart/save'
import { useLang } from '../../text/lang'
import { useParams } from '../../ui/place'

type Scenario = components['schemas']['Scenario']

/** The parameters of the address that a scenario stands for. */
export function paramsOf(s: Scenario): Record<string, string> {
  const text = (v: string | number | undefined) => (v === undefined ? '' : String(v))
  return {
    organisation: text(s.organisation),
    site: text(s.site),
    link: text(s.link),
    region: text(s.region),
    chain: text(s.chain),
    'as-of': text(s.as_of),
    loss: text(s.loss),
    weeks: text(s.weeks),
    after: text(s.after),
    stock: text(s.stock),
    switch: text(s.switch),
    spare: text(s.spare),
    decay: text(s.decay_km),
  }
}

/** Reads a scenario from the text of a file; null where it is none. */
export function readScenario(text: string): Scenario | null {
  try {
    const read: unknown = JSON.parse(text)
    const numbers = ['loss', 'weeks', 'stock', 'switch', 'spare', 'decay_km'] as const
    if (typeof read !== 'object' || read === null) return null
    return numbers.every((n) => typeof (read as Scenario)[n] === 'number') ? (read as Scenario) : null
  } catch {
    return null
  }
}

/** Keeps the scenario as a file that the command line runs too, and takes one in. */
export function ScenarioFile({ scenario }: { scenario: Scenario }) {
  const { words } = useLang()
  const params = useParams()
  const release = useAnswer({ path: '/api/v1/release' }).data
  const [trouble, setTrouble] = useState('')
  const t = words.whatif
  const save = () => saveText(`${JSON.stringify(scenario, null, 2)}\n`, 'scenario.json', 'application/json')
  const load = async (file: File | undefined) => {
    const read = file && readScenario(await file.text())
    if (!read) return setTrouble(t.notScenario)
    setTrouble(read.release && release && read.release !== release.hash ? t.otherRelease : '')
    params.set(paramsOf(read))
  }
  return (
    <>
      <div className="controls tight">
        <button type="button" className="button" onClick={save}>
          {t.save}
        </button>
        <label className="field">
          <span>{t.load}</span>
          <input type="file" accept="application/json,.json" onChange={(e) => load(e.target.files?.[0])} />
        </label>
      </div>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="copies">
        <code>agglo shock --scenario scenario.json</code>
      </div>
    </>
  )
}
