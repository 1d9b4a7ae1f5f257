import type { Answer } from '../../api/client'
import { useAnswer } from '../../api/use'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { type State, signs } from '../../ui/state'
import { Tiles } from '../../ui/tiles'
import { ArrivalControls } from './arrivalcontrols'
import { Balances, Changes } from './changes'
import { GapList } from './gaplist'
import { Modes } from './modes'
import { Rows } from './rows'
import { Ties } from './ties'

const path = '/api/v1/arrival' as const
export type Arrival = Answer<typeof path>

/** What a new plant would bring; with no link chosen, the links that it could fill. */
export function ArrivalPage() {
  const { words, say, name } = useLang()
  const params = useParams()
  const t = words.whatif
  const capacity = Number(params.get('capacity').replaceAll(',', ''))
  const question = {
    path,
    query: {
      link: params.get('link'),
      region: params.get('region'),
      capacity: Number.isFinite(capacity) && capacity > 0 ? capacity : undefined,
      organisation: params.get('organisation'),
      name: params.get('name'),
      period: params.get('period'),
      each: 3,
    },
  }
  const chosen = question.query.link !== ''
  const answer = useAnswer(chosen ? question : null)
  const found = answer.data
  return (
    <Page
      eyebrow={found && [name(found.chain), name(found.region), found.plan.period]}
      title={t.arrivalTitle}
      lead={found ? say(found.sentence) : chosen ? undefined : t.arrivalLead}
      controls={<ArrivalControls found={found} />}
    >
      <Modes at="arrival" />
      {!chosen && <GapList region={params.get('region')} />}
      {chosen && (
        <Answered of={answer} lines={14}>
          {(found) => <Blocks found={found} question={question} />}
        </Answered>
      )}
    </Page>
  )
}

interface BlocksProps {
  found: Arrival
  question: { path: typeof path; query: object }
}

function Blocks({ found, question }: BlocksProps) {
  const { words, say } = useLang()
  const t = words.whatif
  const common = { sources: found.sources }
  const ties = (role: string) => found.ties.filter((tie) => tie.role === role)
  return (
    <>
      <Tiles of={useTiles(found)} />
      <div className="blocks">
        <Block
          title={t.changes}
          size="two-thirds"
          intro={fill(t.changesIntro, { n: found.changes.length, of: found.asked })}
          data={{ question, table: 'changes' }}
          {...common}
        >
          <Changes of={found.changes} caption={t.changes} />
        </Block>
        <Block title={t.assumes} size="third" intro={t.assumesArrival}>
          <ul className="plain-list">
            {found.assumptions.map((a) => (
              <li key={a.en}>{say(a)}</li>
            ))}
          </ul>
        </Block>
        <Block title={t.balances} intro={t.balancesIntro} data={{ question, table: 'balances' }} {...common}>
          <Balances of={found.balances} chain={found.chain.id} region={found.region.id} />
        </Block>
        <Block title={t.suppliers} size="half" intro={t.suppliersIntro} data={{ question, table: 'ties' }} {...common}>
          <Ties of={ties('input')} found={found} none={t.noInputs} />
        </Block>
        <Block title={t.buyers} size="half" intro={t.buyersIntro} data={{ question, table: 'ties' }} {...common}>
          <Ties of={ties('user')} found={found} none={t.noUsers} />
        </Block>
        {found.derived.length > 0 && (
          <Block title={t.derived} size="half" intro={t.derivedIntro} data={{ question, table: 'derived' }} {...common}>
            <Changes of={found.derived} caption={t.derived} />
          </Block>
        )}
        <Block
          title={t.rows}
          size={found.derived.length > 0 ? 'half' : undefined}
          intro={t.rowsIntro}
          data={{ question, table: 'changes' }}
        >
          <Rows plan={found.plan} question={question} />
        </Block>
      </div>
    </>
  )
}

/** The four numbers that an arrival moves, with what they were. */
function useTiles({ before, after, balances, link_name }: Arrival) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  const state = (of: string) => `${signs[of as State] ?? ''} ${words.states[of as State] ?? of}`
  const share = (of: number | null) => (of === null ? words.state.unknown : `${plain(of, lang)} %`)
  const turns = (to: string) => balances.filter((b) => b.turn === to).length
  return [
    { label: say(link_name), value: state(after.state), below: fill(t.before, { what: state(before.state) }) },
    {
      label: t.integrity,
      value: say(after.integrity.text),
      below: fill(t.before, { what: say(before.integrity.text) }),
    },
    { label: t.share, value: share(after.share), below: fill(t.before, { what: share(before.share) }) },
    { label: t.turnShort, value: String(turns('short')), below: fill(t.turnSufficient, { n: turns('sufficient') }) },
  ]
}
