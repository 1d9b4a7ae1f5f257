import { useParams as useRoute } from 'wouter'
import type { Answer } from '../../api/client'
import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { ChainField, PeriodField, Select } from '../../ui/fields'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { StateMark } from '../../ui/state'
import { Tiles } from '../../ui/tiles'
import { Candidates } from './candidates'

const path = '/api/v1/gaps' as const
type Gaps = Answer<typeof path>

const distances = ['50', '100', '200', '300', '500', '1000']
const numbers = ['2', '3', '5', '10']

/** What a chain lacks in a region, and who could fill it. */
export default function GapsPage() {
  const { words, say, name } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const params = useParams()
  const excluded = params.list('exclude')
  const question = {
    path,
    query: {
      region: id,
      chain: params.get('chain'),
      'as-of': params.get('period'),
      km: Number(params.get('km', '300')),
      each: Number(params.get('each', '3')),
      exclude: excluded,
    },
  }
  const answer = useAnswer(question)
  const found = answer.data
  const t = words.gaps
  return (
    <Page
      eyebrow={
        found && [
          <To key="r" path={to.region(found.region.id)}>
            {name(found.region)}
          </To>,
          <To key="c" path={to.chain(found.chain.id)} params={{ region: found.region.id }}>
            {name(found.chain)}
          </To>,
          found.as_of,
        ]
      }
      title={fill(t.title, {
        name: found ? name(found.region) : id,
        chain: found ? inSentence(name(found.chain)) : (params.get('chain') ?? ''),
      })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        found && (
          <>
            <ChainField value={found.chain.id} />
            <PeriodField value={found.as_of} />
            <Select
              label={t.distance}
              value={String(found.within_km)}
              choices={distances.map((d) => ({ value: d, name: fill(words.clusters.km, { n: d }) }))}
              change={(v) => params.set({ km: v })}
            />
            <Select
              label={t.each}
              value={params.get('each', '3')}
              choices={numbers.map((n) => ({ value: n, name: n }))}
              change={(v) => params.set({ each: v })}
            />
          </>
        )
      }
    >
      <RegionPages id={found?.region.id ?? id} at="gaps" chain={params.get('chain')} />
      <Answered of={answer} lines={14}>
        {(found) => {
          const gap = found.gaps.find((g) => g.link === params.get('link')) ?? found.gaps[0]
          return (
            <>
              <Tiles of={tiles(found)} />
              {gap ? (
                <div className="blocks">
                  <Block title={t.list} size="third" intro={t.listIntro} data={{ question }}>
                    <GapList of={found} here={gap.link} />
                  </Block>
                  <Block
                    title={fill(t.candidates, { link: inSentence(say(gap.name)) })}
                    size="two-thirds"
                    intro={t.candidatesIntro}
                    data={{ question }}
                    sources={found.sources}
                  >
                    <Excluded ids={excluded} />
                    <Candidates gap={gap} found={found} excluded={excluded} />
                  </Block>
                </div>
              ) : (
                <Empty why={t.none} />
              )}
            </>
          )
        }}
      </Answered>
    </Page>
  )

  function tiles({ counts, gaps }: Gaps) {
    const named = gaps.filter((g) => g.candidates.length > 0).length
    return [
      { label: words.states.missing, value: String(counts.missing ?? 0), below: words.stateMeans.missing },
      { label: words.states.unknown, value: String(counts.unknown ?? 0), below: words.stateMeans.unknown },
      { label: words.states.fragile, value: String(counts.fragile ?? 0), below: words.stateMeans.fragile },
      { label: t.named, value: fill(words.figure.fraction, { n: named, of: gaps.length }), below: t.namedBelow },
    ]
  }
}

/** The gaps, each with why it matters; one of them is open. */
function GapList({ of, here }: { of: Gaps; here: string }) {
  const { words, say, lang } = useLang()
  const params = useParams()
  const t = words.gaps
  return (
    <ul className="picks">
      {of.gaps.map((gap) => (
        <li key={gap.link}>
          <button
            type="button"
            aria-pressed={gap.link === here}
            onClick={() => params.set({ link: gap.link }, { replace: true })}
          >
            <span className="pick-name">
              <StateMark of={gap.state} bare /> {say(gap.name)}
              {gap.core && <span className="badge">{words.chain.core}</span>}
            </span>
            <span className="note">
              {gap.users.length > 0
                ? fill(t.users, {
                    n: gap.users.length,
                    list: gap.users
                      .slice(0, 3)
                      .map(say)
                      .join(lang === 'zh' ? '、' : ', '),
                  })
                : t.noUsers}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Firms that were left out, and how to take them in again. */
function Excluded({ ids }: { ids: string[] }) {
  const { words } = useLang()
  const params = useParams()
  if (ids.length === 0) return null
  return (
    <p className="downloads small">
      {words.gaps.excluded}
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          className="button"
          onClick={() => params.set({ exclude: ids.filter((x) => x !== id) })}
        >
          {id} ✕
        </button>
      ))}
    </p>
  )
}
