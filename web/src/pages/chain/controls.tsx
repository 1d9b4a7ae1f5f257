import { useLocation, useSearchParams } from 'wouter'
import type { ChainAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { PeriodField, Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { hrefOf, To, to, useParams } from '../../ui/place'

/** Which chain, where and when: the whole country, one region, or two in the same cards. */
export function ChainControls({ chain, other }: { chain: ChainAnswer; other: string }) {
  const { words, name } = useLang()
  const params = useParams()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const region = chain.region.id
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains.filter((c) => c.links > 0) ?? []
  return (
    <>
      <Select
        label={words.field.chain}
        value={chain.chain.id}
        choices={chains.map((c) => ({ value: c.id, name: name(c) }))}
        change={(id) => go(hrefOf(to.chain(id), { region, with: other, period: params.get('period') }, search))}
      />
      <Scope chain={chain} other={other} />
      <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
      {other && <Finder kind="region" label={words.chain.second} pick={(hit) => params.set({ with: hit.id })} />}
      <PeriodField value={chain.as_of} />
      <To className="button" path="/compare" params={{ r: [region, other].filter(Boolean), chain: chain.chain.id }}>
        {words.region.compare}
      </To>
    </>
  )
}

/** The switch between the country, one region and two. */
function Scope({ chain, other }: { chain: ChainAnswer; other: string }) {
  const { words } = useLang()
  const params = useParams()
  const release = useAnswer({ path: '/api/v1/release' }).data
  const country = useAnswer({ path: '/api/v1/regions', query: { level: 'country', limit: 1 } }).data?.regions[0]?.id
  const rank = useAnswer({
    path: '/api/v1/rank',
    query: { indicator: 'chain-integrity:c0', subject: chain.chain.id, period: chain.as_of },
  }).data
  const here = chain.region.id
  const now = other ? 'two' : here === country ? 'country' : 'one'
  const one = here === country ? release?.region : here
  const next = rank?.places.find((p) => p.region !== one)?.region
  const choices = {
    country: { region: country, with: '' },
    one: { region: one, with: '' },
    two: { region: one, with: next },
  }
  return (
    <fieldset className="switch">
      <legend>{words.chain.scope}</legend>
      {(['country', 'one', 'two'] as const).map((scope) => (
        <button
          key={scope}
          type="button"
          aria-pressed={now === scope}
          onClick={() => now !== scope && params.set(choices[scope])}
        >
          {words.chain.scopes[scope]}
        </button>
      ))}
    </fieldset>
  )
}
