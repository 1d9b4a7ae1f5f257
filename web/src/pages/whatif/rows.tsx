import { type AnyQuestion, address } from '../../api/client'
import { saveText } from '../../chart/save'
import { fill, useLang } from '../../text/lang'
import { Copy } from '../figure/cite'
import { shellWord } from '../figure/elsewhere'
import type { Arrival } from './arrival'

/** The command that asks the same. */
export function commandOf(plan: Arrival['plan'], named: string): string {
  const parts = ['agglo arrival', plan.link, '--region', plan.region, '--period', plan.period]
  if (plan.capacity !== null) parts.push('--capacity', String(plan.capacity), '--unit', shellWord(plan.unit ?? ''))
  if (plan.organisation) parts.push('--organisation', shellWord(plan.organisation))
  if (named) parts.push('--name', shellWord(named))
  return parts.join(' ')
}

/** Saves what is at an address under the name that a table of the data set has. */
async function keep(url: string, name: string): Promise<void> {
  const response = await fetch(url)
  if (response.ok) saveText(await response.text(), name, 'text/csv')
}

/** The same by command line, and the rows that it adds, to be changed by hand and asked again. */
export function Rows({ plan, question }: { plan: Arrival['plan']; question: AnyQuestion }) {
  const { words } = useLang()
  const t = words.whatif
  const tables = ['organisations', 'establishments', 'activities'].filter(
    (n) => n !== 'organisations' || !plan.organisation,
  )
  const named = (question.query as { name?: string }).name ?? ''
  return (
    <>
      <dl className="copies">
        <Copy label={t.command} text={commandOf(plan, named)} />
      </dl>
      <p className="controls tight">
        {tables.map((table) => (
          <button
            key={table}
            type="button"
            className="button"
            aria-label={fill(t.rowsOf, { table })}
            onClick={() => keep(address(question, { suffix: 'csv', table }), `${table}.csv`)}
          >
            {table}.csv
          </button>
        ))}
        <a className="button" href={address(question, { suffix: 'json' })} download="arrival.json">
          arrival.json
        </a>
      </p>
      <dl className="copies">
        <Copy label={t.byRows} text="agglo scenario DIR" />
      </dl>
    </>
  )
}
