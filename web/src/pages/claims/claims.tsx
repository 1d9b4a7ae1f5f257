import { useRegions } from '../../api/regions'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { SourceLine } from '../../ui/sources'
import { Tiles } from '../../ui/tiles'
import { ClaimTable } from './table'

const verdicts = ['agrees', 'agrees when rounded', 'differs', 'cannot be checked'] as const

/** Whether what is said publicly holds against the data set. */
export default function Claims() {
  const { words, say, name } = useLang()
  const params = useParams()
  const region = params.get('region')
  const where = name(useRegions().get(region)) || region
  const question = { path: '/api/v1/reconcile' as const, query: { region } }
  const answer = useAnswer(question)
  const only = params.get('verdict')
  const t = words.claims
  return (
    <Page
      eyebrow={
        region
          ? [
              <To key="r" path={to.region(region)}>
                {where}
              </To>,
            ]
          : []
      }
      title={region ? fill(t.titleOf, { name: where }) : t.title}
      lead={answer.data && say(answer.data.sentence)}
      notes={answer.data?.notes?.map(say)}
      controls={
        <>
          <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
          {region && (
            <button type="button" className="button" onClick={() => params.set({ region: '' })}>
              {where} ✕
            </button>
          )}
        </>
      }
    >
      {region && <RegionPages id={region} at="claims" />}
      <Answered of={answer} lines={12}>
        {({ claims, counts, sources }) => {
          const shown = only ? claims.filter((c) => c.verdict === only) : claims
          return (
            <>
              <Tiles of={verdicts.map((v) => ({ label: words.verdicts[v], value: String(counts[v] ?? 0) }))} />
              <div className="blocks">
                <Block title={t.list} intro={t.intro} data={{ question }} sources={sources}>
                  <fieldset className="choices">
                    <legend className="away">{words.col.verdict}</legend>
                    {['', ...verdicts].map((v) => (
                      <button
                        key={v}
                        type="button"
                        className="button"
                        aria-pressed={only === v}
                        onClick={() => params.set({ verdict: v })}
                      >
                        {v === '' ? t.all : words.verdicts[v as (typeof verdicts)[number]]}
                      </button>
                    ))}
                  </fieldset>
                  {shown.length === 0 ? <Empty why={t.none} /> : <ClaimTable of={shown} first={40} />}
                  <Sayings of={shown} sources={sources} />
                </Block>
              </div>
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

type Answer = NonNullable<ReturnType<typeof useAnswer<'/api/v1/reconcile'>>['data']>

/** The words in which the claims were made, folded away. */
function Sayings({ of, sources }: { of: Answer['claims']; sources: Answer['sources'] }) {
  const { words, say } = useLang()
  const quoted = of.filter((c) => c.row.quote)
  if (quoted.length === 0) return null
  return (
    <details className="as-table">
      <summary>{fill(words.claims.words, { n: quoted.length })}</summary>
      <ul className="plain-list">
        {quoted.map((c) => {
          const source = sources?.find((s) => s.id === c.source)
          return (
            <li key={c.id}>
              {say(c.text)}
              <span className="note">
                <q lang={source?.language}>{c.row.quote}</q> {source && <SourceLine source={source} />}{' '}
                <span className="mono">
                  {c.row.file}:{c.row.line}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
