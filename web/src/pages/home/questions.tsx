import type { components } from '../../api/api.gen'
import type { Text } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Trouble, Waiting } from '../../ui/answered'
import { To, to } from '../../ui/place'

type Release = components['schemas']['Served']
type Spoken = { data?: { sentence: Text }; error?: Error }

/** Six questions with the answers of the data set that is loaded. */
export function Questions({ release, region }: { release: Release; region: string }) {
  const { words, name } = useLang()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains
  const chain = chains?.find((c) => c.id === release.chain)
  const at = { region: release.region, period: release.period }
  const complete = useAnswer({ path: '/api/v1/chain', query: { region: at.region, chain: release.chain } })
  const notable = useAnswer({ path: '/api/v1/findings', query: { region: at.region } })
  const ranks = useAnswer({ path: '/api/v1/rank', query: { indicator: 'gdp', limit: 12 } })
  const target = useAnswer({ path: '/api/v1/outlook', query: { region: at.region } })
  const claims = useAnswer({ path: '/api/v1/reconcile' })
  const others = ranks.data?.places.map((p) => p.region).filter((id) => id !== at.region) ?? []
  const regions = [at.region ?? '', ...others.slice(0, 2)]
  const compare = useAnswer(ranks.data ? { path: '/api/v1/compare', query: { regions } } : null)
  const { home } = words
  return (
    <ol className="questions">
      <Asked path={to.chain(release.chain ?? '')} params={{ region: at.region }} answer={complete}>
        {fill(home.complete, { chain: chain ? inSentence(name(chain)) : (release.chain ?? ''), region })}
      </Asked>
      <Asked path={to.region(at.region ?? '')} answer={notable}>
        {fill(home.notable, { region })}
      </Asked>
      <Asked path="/rank" params={{ indicator: 'gdp' }} answer={ranks}>
        {home.ranks}
      </Asked>
      <Asked path={`${to.region(at.region ?? '')}/targets`} answer={target}>
        {fill(home.target, { region })}
      </Asked>
      <Asked path={to.region(at.region ?? '')} answer={claims}>
        {home.claims}
      </Asked>
      <Asked path="/compare" params={{ r: regions }} answer={compare}>
        {fill(home.compare, { region })}
      </Asked>
    </ol>
  )
}

interface AskedProps {
  path: string
  params?: Record<string, string | string[] | undefined>
  answer: Spoken
  children: string
}

function Asked({ path, params, answer, children }: AskedProps) {
  const { say } = useLang()
  return (
    <li>
      <h3>
        <To path={path} params={params}>
          {children}
        </To>
      </h3>
      {answer.error ? (
        <Trouble error={answer.error} />
      ) : answer.data ? (
        <p>{say(answer.data.sentence)}</p>
      ) : (
        <Waiting lines={2} />
      )}
    </li>
  )
}
