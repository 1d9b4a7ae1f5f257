import { useLocation, useSearchParams } from 'wouter'
import type { ChainAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { PeriodField, Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { hrefOf, To, to, useParams } from '../../ui/place'

/** Which chain, where and when: the whole country or one region. */
export function ChainControls({ chain }: { chain: ChainAnswer }) {
  const { words, name } = useLang()
  const params = useParams()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const region = chain.region.id
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains.filter((c) => c.links > 0) ?? []
  const country = useAnswer({ path: '/api/v1/regions', query: { level: 'country', limit: 1 } }).data?.regions[0]
  return (
    <>
      <Select
        label={words.field.chain}
        value={chain.chain.id}
        choices={chains.map((c) => ({ value: c.id, name: name(c) }))}
        change={(id) => go(hrefOf(to.chain(id), { region, period: params.get('period') }, search))}
      />
      <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
      {country && region !== country.id && (
        <button type="button" className="button" onClick={() => params.set({ region: country.id })}>
          {words.field.wholeCountry}
        </button>
      )}
      <PeriodField value={chain.as_of} />
      <To className="button" path="/compare" params={{ r: [region], chain: chain.chain.id }}>
        {words.region.compare}
      </To>
    </>
  )
}
