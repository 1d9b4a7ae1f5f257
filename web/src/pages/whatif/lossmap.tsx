import type { AnyQuestion } from '../../api/client'
import type { LinkAnswer } from '../../api/types'
import { useAnswer } from '../../api/use'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { useParams } from '../../ui/place'
import { ChainMap, type Face } from '../chain/map'
import type { Shock } from './shock'

/** Where the classes of a loss begin, as shares; what lies below the first counts as nothing. */
const classes = [0.001, 0.01, 0.05, 0.2, 0.5, 0.995]

/** The class of a loss, from 1; 0 where nothing is lost. */
export function lossClass(share: number): number {
  return classes.filter((from) => share >= from).length
}

/** The chain with each link coloured by the share of its output that is lost, at once or at worst. */
export function LossMap({ shock, question }: { shock: Shock; question: AnyQuestion }) {
  const { words, name } = useLang()
  const params = useParams()
  const t = words.whatif
  const hit = [...new Set(shock.links.map((l) => l.link.split('.')[0]!))]
  const id = params.get('map', hit[0] ?? '')
  const now = params.get('when') === 'now'
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains.filter((c) => c.links > 0) ?? []
  const country = useAnswer({ path: '/api/v1/regions', query: { level: 'country', limit: 1 } }).data?.regions[0]?.id
  const chain = useAnswer(
    id && country
      ? { path: '/api/v1/chain', query: { chain: id, region: country, 'as-of': shock.scenario.as_of } }
      : null,
  )
  const face = useLossFace(shock, id, now)
  if (!id) return null
  return (
    <Block title={t.map} intro={t.mapIntro} data={{ question, table: 'links' }} sources={shock.sources}>
      <div className="controls tight">
        {[true, false].map((first) => (
          <button
            key={String(first)}
            type="button"
            className="button"
            aria-pressed={first === now}
            onClick={() => params.set({ when: first ? 'now' : '' }, { replace: true })}
          >
            {first ? t.atOnce : t.end}
          </button>
        ))}
        <Select
          label={words.field.chain}
          value={id}
          choices={chains.map((c) => ({ value: c.id, name: name(c) }))}
          change={(map) => params.set({ map }, { replace: true })}
        />
      </div>
      <LossLegend />
      <Answered of={chain} lines={10}>
        {(chain) => <ChainMap chain={chain} face={face} />}
      </Answered>
    </Block>
  )
}

function useLossFace(shock: Shock, chain: string, now: boolean): (link: LinkAnswer) => Face {
  const { words, lang } = useLang()
  const t = words.whatif
  return (link) => {
    const found = shock.links.find((l) => l.link === `${chain}.${link.id}`)
    const share = (now ? found?.own : found?.loss) ?? 0
    const level = lossClass(share)
    if (!found && link.sites === 0) return { look: 'loss absent', sign: '', says: t.noSites, facts: t.noSites }
    const text = level === 0 ? t.nothingLost : fill(t.lost, { n: plain(100 * share, lang) })
    const week = level > 0 && !now && found?.first_week ? ` · ${fill(t.fromWeek, { n: found.first_week })}` : ''
    return { look: `loss loss-${level}`, sign: '', says: '', facts: text + week }
  }
}

/** What the colours mean: one hue, from little to all. */
function LossLegend() {
  const { words, lang } = useLang()
  const t = words.whatif
  const at = (i: number) => plain(100 * classes[i]!, lang)
  const named = classes.map((_, i) =>
    i === classes.length - 1 ? t.all : fill(t.range, { low: at(i), high: i === classes.length - 2 ? 100 : at(i + 1) }),
  )
  return (
    <ul className="legend">
      {[t.nothingLost, ...named].map((text, level) => (
        <li key={text}>
          <i className={`swatch loss-${level}`} aria-hidden="true" /> {text}
        </li>
      ))}
    </ul>
  )
}
