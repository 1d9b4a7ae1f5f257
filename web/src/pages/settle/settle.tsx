import { useRef } from 'react'
import type { Answer } from '../../api/client'
import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Empty, Trouble, Waiting } from '../../ui/answered'
import { Block } from '../../ui/block'
import { PeriodField, Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { LeftOut } from '../rank/places'
import { Musts, Weights } from './controls'
import { SettlePlaces } from './places'
import { SideBySide, Suppliers, WhyNot } from './why'

const path = '/api/v1/site' as const
export type Settle = Answer<typeof path>

/** Where a newcomer should settle: must-haves first, weights second, then why. */
export default function SettlePage() {
  const { words, say, name } = useLang()
  const params = useParams()
  const chosen = params.get('link')
  const release = useAnswer(chosen ? null : { path: '/api/v1/release' }).data
  const links = useAnswer(release?.chain ? { path: '/api/v1/chains/{id}/links', in: { id: release.chain } } : null).data
  // Where nothing is chosen, the link that needs the most of others shows the most.
  const needs = (id: string) => links?.inputs.filter((x) => x.link === id).length ?? 0
  const first = links?.links.toSorted((a, b) => needs(b.id) - needs(a.id))[0]
  const link = chosen || (first ? `${first.chain}.${first.id}` : '')
  const question = {
    path,
    query: {
      link,
      within: params.get('within'),
      must: params.list('must'),
      weight: params.list('weight'),
      method: (params.get('method') || undefined) as 'sum' | 'topsis' | undefined,
      period: params.get('period'),
      why: params.get('why'),
      limit: 30,
    },
  }
  const answer = useAnswer(link ? question : null)
  // While sliders move, the places before stay to be seen.
  const before = useRef<Settle>(undefined)
  if (answer.data) before.current = answer.data
  const found = answer.data ?? before.current
  const t = words.settle
  return (
    <Page
      eyebrow={
        found && [
          <To key="l" path={to.link(found.link.chain, found.link.id)}>
            {name(found.link)}
          </To>,
          say(found.group),
          found.period,
        ]
      }
      title={fill(t.title, { what: found ? inSentence(name(found.link)) : '…' })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        <>
          <Finder kind="link" label={words.concentration.pick} pick={(hit) => params.set({ link: hit.id })} />
          <Finder kind="region" label={words.field.within} pick={(hit) => params.set({ within: hit.id })} />
          {params.get('within') && (
            <button type="button" className="button" onClick={() => params.set({ within: '' })}>
              {words.field.within}: {params.get('within')} ✕
            </button>
          )}
          {found && <PeriodField value={found.period} />}
          <Select
            label={t.method}
            value={params.get('method', 'sum')}
            choices={[
              { value: 'sum', name: t.sum },
              { value: 'topsis', name: t.topsis },
            ]}
            change={(v) => params.set({ method: v === 'sum' ? '' : v })}
          />
        </>
      }
    >
      <div className="blocks">
        <Block title={t.step1} size="half" intro={t.step1Intro}>
          <Musts answer={found} />
        </Block>
        <Block title={t.step2} size="half" intro={t.step2Intro}>
          <Weights />
        </Block>
        {answer.error ? (
          <div className="whole">
            <Trouble error={answer.error} again={() => answer.mutate()} />
          </div>
        ) : found ? (
          <Results found={found} question={question} />
        ) : (
          <div className="whole">
            <Waiting lines={10} />
          </div>
        )}
      </div>
    </Page>
  )
}

interface ResultsProps {
  found: Settle
  question: { path: string; query: unknown }
}

function Results({ found, question }: ResultsProps) {
  const { words } = useLang()
  const t = words.settle
  return (
    <>
      <Block title={t.step3} intro={t.step3Intro} data={{ question }} sources={found.sources}>
        {found.places.length === 0 ? <Empty why={t.none} /> : <SettlePlaces found={found} />}
      </Block>
      {found.explained.length > 0 && (
        <>
          <Block title={t.side} size="half" intro={t.sideIntro} data={{ question }}>
            <SideBySide found={found} />
          </Block>
          <Block title={t.whyNot} size="half" intro={t.whyNotIntro}>
            <WhyNot found={found} />
          </Block>
          <Block title={t.suppliers} intro={t.suppliersIntro} sources={found.sources}>
            <Suppliers of={found.explained} />
          </Block>
        </>
      )}
      {found.unknown && found.unknown.length > 0 && (
        <Block title={fill(t.unranked, { n: found.unknown.length })} intro={words.rank.leftIntro}>
          <LeftOut gaps={found.unknown} />
        </Block>
      )}
    </>
  )
}
