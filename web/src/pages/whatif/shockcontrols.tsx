import type { components } from '../../api/api.gen'
import type { Hit } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { useParams } from '../../ui/place'
import { Chip } from './chip'

type Scenario = components['schemas']['Scenario']

/** The parameter that names a thing of a kind. */
const named: Record<string, string> = {
  organisation: 'organisation',
  establishment: 'site',
  link: 'link',
  region: 'region',
}

const losses = ['1', '0.75', '0.5', '0.25', '0.1']
const choices = {
  weeks: ['1', '2', '4', '8', '13', '26', '52', '104'],
  after: ['0', '4', '13', '26', '52'],
  stock: ['0', '1', '2', '4', '8', '13'],
  switch: ['0', '0.1', '0.25', '0.5', '1'],
  spare: ['0', '0.1', '0.25', '0.5', '1'],
  decay: ['100', '250', '500', '1000', '2000'],
} as const

interface Props {
  scenario?: Scenario
  /** What the address names, with names. */
  chosen?: components['schemas']['Chosen'][]
}

/** What is lost, how much of it and how long, and what the others can do about it. */
export function ShockControls({ scenario, chosen = [] }: Props) {
  const { words, say } = useLang()
  const params = useParams()
  const t = words.whatif
  const pick = (hit: Hit) => {
    const param = named[hit.kind]
    if (!param) return
    // A link or a site, but for a region, stands alone.
    const others = param === 'region' ? {} : { organisation: '', site: '', link: '' }
    params.set({ ...others, [param]: hit.id })
  }
  const lost = ['organisation', 'site', 'link', 'region'].filter((n) => params.get(n))
  return (
    <>
      <Finder label={t.pick} pick={pick} />
      {lost.map((n) => (
        <Chip
          key={n}
          name={say(chosen.find((c) => c.kind === n)?.name) || params.get(n)}
          drop={() => params.set({ [n]: '' })}
        />
      ))}
      {lost.length > 0 && (
        <>
          <Select
            label={t.loss}
            value={String(scenario?.loss ?? '')}
            choices={losses.map((v) => ({ value: v, name: `${Number(v) * 100} %` }))}
            change={(v) => params.set({ loss: v })}
          />
          <Steps name="weeks" value={scenario?.weeks} />
          <Steps name="after" value={scenario?.after} />
          <Steps name="stock" value={scenario?.stock} />
          <Steps name="switch" value={scenario?.switch} />
          <Steps name="spare" value={scenario?.spare} />
          <Steps name="decay" value={scenario?.decay_km} />
        </>
      )}
    </>
  )
}

function Steps({ name, value }: { name: keyof typeof choices; value?: number }) {
  const { words } = useLang()
  const params = useParams()
  const t = words.whatif
  const share = name === 'switch' || name === 'spare'
  return (
    <Select
      label={t.options[name]}
      value={String(value ?? '')}
      choices={choices[name].map((v) => ({
        value: v,
        name: share ? `${Number(v) * 100} %` : fill(name === 'decay' ? words.clusters.km : t.nWeeks, { n: v }),
      }))}
      change={(v) => params.set({ [name]: v })}
    />
  )
}
