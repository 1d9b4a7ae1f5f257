import type { CompareAnswer } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { ChainField, PeriodField } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { useParams } from '../../ui/place'

/** Which regions are compared: each can be taken out, others put in. */
export function CompareControls({ regions, compare }: { regions: string[]; compare?: CompareAnswer }) {
  const { words, name } = useLang()
  const params = useParams()
  const t = words.compare
  const called = (id: string) => {
    const region = compare?.regions.find((r) => r.id === id)
    return region ? name(region) : id
  }
  return (
    <>
      {regions.map((id) => (
        <button
          key={id}
          type="button"
          className="button"
          aria-label={fill(t.remove, { region: called(id) })}
          onClick={() => params.set({ r: regions.filter((r) => r !== id) })}
        >
          {called(id)} <span aria-hidden="true">✕</span>
        </button>
      ))}
      {regions.length < 10 && (
        <Finder
          kind="region"
          label={words.finder.add}
          pick={(hit) => params.set({ r: [...new Set([...regions, hit.id])] })}
        />
      )}
      {compare && (
        <>
          <ChainField value={compare.chain.id} />
          <PeriodField value={compare.period} />
        </>
      )}
    </>
  )
}
