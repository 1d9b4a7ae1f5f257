import { fill, useLang } from '../../text/lang'
import { PeriodField } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { useParams } from '../../ui/place'
import type { Arrival } from './arrival'
import { Chip } from './chip'
import { Entry } from './entry'

/** What arrives, where, how large, whose and when. */
export function ArrivalControls({ found }: { found?: Arrival }) {
  const { words, say, name } = useLang()
  const params = useParams()
  const t = words.whatif
  const unit = say(found?.plan.unit_name)
  const capacity = params.get('capacity')
  const plant = params.get('name')
  return (
    <>
      <Finder kind="link" label={t.pickLink} pick={(hit) => params.set({ link: hit.id, capacity: '' })} />
      {params.get('link') && (
        <Chip
          name={say(found?.link_name) || params.get('link')}
          drop={() => params.set({ link: '', capacity: '', name: '', organisation: '' })}
        />
      )}
      <Finder kind="region" label={t.pickRegion} pick={(hit) => params.set({ region: hit.id })} />
      {params.get('region') && (
        <Chip name={found ? name(found.region) : params.get('region')} drop={() => params.set({ region: '' })} />
      )}
      {params.get('link') && (
        <>
          <Entry
            key={`capacity ${params.get('link')} ${capacity}`}
            label={unit ? fill(t.capacity, { unit }) : words.col.capacity}
            value={capacity}
            number
            change={(v) => params.set({ capacity: v })}
          />
          <Entry key={`name ${plant}`} label={t.plantName} value={plant} change={(v) => params.set({ name: v })} />
          <Finder kind="organisation" label={t.pickOwner} pick={(hit) => params.set({ organisation: hit.id })} />
          {params.get('organisation') && (
            <Chip
              name={say(found?.plan.owner) || params.get('organisation')}
              drop={() => params.set({ organisation: '' })}
            />
          )}
          {found && <PeriodField value={found.plan.period} />}
        </>
      )}
    </>
  )
}
