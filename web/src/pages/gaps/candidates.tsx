import type { components } from '../../api/api.gen'
import type { Answer } from '../../api/client'
import { plain, unitName } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { To, to, useParams } from '../../ui/place'
import { SourceLine } from '../../ui/sources'

type Gaps = Answer<'/api/v1/gaps'>
type Gap = Gaps['gaps'][number]
type Candidate = components['schemas']['Candidate']

const groups = ['neighbour', 'near', 'leader', 'elsewhere'] as const

interface Props {
  gap: Gap
  found: Gaps
  excluded: string[]
}

/** Who could fill a gap, in groups, each with what speaks for it. */
export function Candidates({ gap, found, excluded }: Props) {
  const { words, say, name } = useLang()
  const t = words.gaps
  return (
    <>
      <p>
        <To path={to.link(found.chain.id, gap.link)} params={{ region: found.region.id }}>
          {say(gap.name)}
        </To>
        : {words.states[gap.state as keyof typeof words.states] ?? gap.state}
        {say(gap.why) && `, ${say(gap.why)}`}. {fill(t.makers, { n: gap.makers })}{' '}
        <To path="/whatif" params={{ mode: 'arrival', link: `${found.chain.id}.${gap.link}`, region: found.region.id }}>
          {t.arrival}
        </To>
      </p>
      {[...(gap.here ?? []), ...(gap.coming ?? [])].map((s) => (
        <p key={s.establishment} className="small">
          {words.siteStates[s.state as keyof typeof words.siteStates] ?? s.state}:{' '}
          <To path={to.site(s.establishment)}>{name(s)}</To>
        </p>
      ))}
      {gap.candidates.length === 0 && <Empty why={t.noCandidates} />}
      {groups.map((group) => {
        const list = gap.candidates.filter((c) => c.group === group)
        if (list.length === 0) return null
        return (
          <section key={group} className="candidates">
            <h3>{fill(t.groups[group], { km: found.within_km, region: name(found.region) })}</h3>
            <ul>
              {list.map((c) => (
                <li key={c.organisation}>
                  <One of={c} sources={found.sources} excluded={excluded} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function One({ of: c, sources, excluded }: { of: Candidate; sources: Gaps['sources']; excluded: string[] }) {
  const { words, say, listed, facts: line, lang } = useLang()
  const params = useParams()
  const t = words.gaps
  const join = (texts: Candidate['makes_here']) => listed(texts.map(say))
  // A firm that is here already has no capacity of what it does not make.
  const away = c.group !== 'neighbour'
  const facts = [
    [t.site, line(say(c.site), say(c.place))],
    [
      t.far,
      c.distance_km === null ? words.state.unknown : fill(words.clusters.km, { n: plain(c.distance_km, lang, 0) }),
    ],
    [
      words.col.capacity,
      !away && c.capacity === null
        ? ''
        : c.capacity === null
          ? words.state.unknown
          : line(
              `${plain(c.capacity, lang)} ${unitName(c.unit ?? '', lang)}`,
              c.share !== null && fill(words.chain.shareOf, { share: plain(c.share, lang) }),
            ),
    ],
    [t.makesHere, c.makes_here.length > 0 ? join(c.makes_here) : ''],
    [t.elsewhere, c.makes_it_elsewhere ? t.yes : ''],
    [t.customers, c.customers_here.length > 0 ? join(c.customers_here) : words.state.unknown],
  ].filter(([, value]) => value)
  return (
    <>
      <p className="candidate">
        <To path={to.organisation(c.organisation)}>{say(c.name)}</To>
        {c.product && <span className="soft small">{c.product}</span>}
        <button
          type="button"
          className="linklike small"
          aria-label={`${t.exclude}: ${say(c.name)}`}
          onClick={() => params.set({ exclude: [...excluded, c.organisation] })}
        >
          {t.exclude}
        </button>
      </p>
      <dl className="inline-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {c.evidence.length > 0 && (
        <details className="as-table">
          <summary>{fill(t.evidence, { n: c.evidence.length })}</summary>
          <ul className="plain-list">
            {c.evidence.map((row) => {
              const source = sources?.find((s) => s.id === row.source)
              return (
                <li key={`${row.file}:${row.line}`}>
                  {row.quote && <q lang={source?.language}>{row.quote}</q>} {source && <SourceLine source={source} />}{' '}
                  <span className="mono">
                    {row.file}:{row.line}
                  </span>
                  {row.note && <span className="note">{row.note}</span>}
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </>
  )
}
