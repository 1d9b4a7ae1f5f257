import type { ChainAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { PeriodField } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { To, useParams } from '../../ui/place'

/** Where a link is looked at: the country or one region. */
export function LinkControls({ chain, country }: { chain: ChainAnswer; country?: string }) {
  const { words } = useLang()
  const params = useParams()
  return (
    <>
      <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
      {country && chain.region.id !== country && (
        <button type="button" className="button" onClick={() => params.set({ region: '' })}>
          {words.field.wholeCountry}
        </button>
      )}
      <PeriodField value={chain.as_of} />
      <To className="button" path="/map" params={{ chain: chain.chain.id }}>
        {words.rank.onMap}
      </To>
    </>
  )
}
