import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import type { Shock } from './shock'

type Lang = ReturnType<typeof useLang>['lang']

const percent = (share: number, lang: Lang) => `${plain(100 * share, lang)} %`

/** What the shock takes of a whole, dark, and what follows from it, light. */
function Loss({ own, all }: { own: number; all: number }) {
  return (
    <svg className="bar-line loss" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rest" width="100" height="10" />
      <rect className="after" width={100 * Math.max(all, own)} height="10" />
      <rect className="first" width={100 * own} height="10" />
    </svg>
  )
}

/** Links by what is lost of them at worst. */
export function LinkLosses({ of }: { of: Shock['links'] }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noLosses} />
  const parts = (subject: string) => subject.split('.') as [string, string]
  return (
    <DataTable
      caption={t.links}
      rows={of}
      rowKey={(l) => l.link}
      first={15}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          by: (l) => say(l.name),
          cell: (l) => <To path={to.link(...parts(l.link))}>{say(l.name)}</To>,
        },
        { key: 'own', title: t.own, num: true, by: (l) => l.own, cell: (l) => percent(l.own, lang) },
        { key: 'loss', title: t.end, num: true, by: (l) => l.loss, cell: (l) => percent(l.loss, lang) },
        { key: 'bar', title: '', cell: (l) => <Loss own={l.own} all={l.loss} /> },
        { key: 'first', title: t.first, num: true, by: (l) => l.first_week, cell: (l) => l.first_week || '–' },
      ]}
    />
  )
}

/** Sites that are lost, and those that lose with them. */
export function PlantLosses({ lost, hit }: { lost: Shock['lost']; hit: Shock['hit'] }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  return (
    <DataTable
      caption={t.sites}
      rows={[...lost, ...hit]}
      rowKey={(p) => `${p.establishment} ${p.link}`}
      here={(p) => p.cause === 'shock'}
      first={20}
      columns={[
        {
          key: 'site',
          title: words.col.site,
          head: true,
          by: (p) => say(p.name),
          cell: (p) => <To path={to.site(p.establishment)}>{say(p.name)}</To>,
        },
        { key: 'makes', title: words.col.makes, by: (p) => say(p.link_name), cell: (p) => say(p.link_name) },
        {
          key: 'place',
          title: words.col.region,
          by: (p) => say(p.place),
          cell: (p) => <To path={to.region(p.city)}>{say(p.place)}</To>,
        },
        {
          key: 'cause',
          title: words.col.why,
          by: (p) => p.cause,
          cell: (p) => (
            <>
              {t.causes[p.cause as keyof typeof t.causes] ?? p.cause}
              {p.cause !== 'shock' && <span className="note">{p.known ? t.known : t.guessed}</span>}
            </>
          ),
        },
        { key: 'first', title: t.first, num: true, by: (p) => p.first_week, cell: (p) => p.first_week || '–' },
        { key: 'loss', title: t.end, num: true, by: (p) => p.loss, cell: (p) => percent(p.loss, lang) },
        {
          key: 'weeks',
          title: t.weeksLost,
          num: true,
          by: (p) => p.weeks_lost,
          cell: (p) => plain(p.weeks_lost, lang),
        },
      ]}
    />
  )
}

/** Cities by what their sites lose. */
export function RegionLosses({ of }: { of: Shock['regions'] }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noLosses} />
  return (
    <DataTable
      caption={t.regions}
      rows={of}
      rowKey={(r) => r.region}
      first={12}
      columns={[
        {
          key: 'region',
          title: words.col.region,
          head: true,
          by: (r) => say(r.name),
          cell: (r) => <To path={to.region(r.region)}>{say(r.name)}</To>,
        },
        {
          key: 'hit',
          title: t.hitOf,
          num: true,
          by: (r) => r.hit,
          cell: (r) => fill(words.figure.fraction, { n: r.hit, of: r.sites }),
        },
        { key: 'stopped', title: t.stopped, num: true, by: (r) => r.stopped, cell: (r) => r.stopped },
        { key: 'loss', title: t.mean, num: true, by: (r) => r.loss, cell: (r) => percent(r.loss, lang) },
        { key: 'first', title: t.first, num: true, by: (r) => r.first_week, cell: (r) => r.first_week || '–' },
      ]}
    />
  )
}

/** Supplies that are the only one known. */
export function SinglePoints({ of }: { of: Shock['single_points'] }) {
  const { words, say } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noSingle} />
  return (
    <DataTable
      caption={t.single}
      rows={of}
      rowKey={(_, i) => String(i)}
      first={12}
      columns={[
        { key: 'buyer', title: t.buyer, head: true, by: (s) => say(s.buyer), cell: (s) => say(s.buyer) },
        { key: 'place', title: words.col.region, by: (s) => say(s.place), cell: (s) => say(s.place) },
        { key: 'input', title: t.needs, by: (s) => say(s.input_name), cell: (s) => say(s.input_name) },
        { key: 'supplier', title: t.onlyFrom, by: (s) => say(s.supplier), cell: (s) => say(s.supplier) },
      ]}
    />
  )
}

/** What the loss of each owner would cost; one of them can be tried. */
export function Risks({ of }: { of: NonNullable<Shock['risks']> }) {
  const { words, say, lang } = useLang()
  const t = words.whatif
  if (of.length === 0) return <Empty why={t.noLosses} />
  return (
    <DataTable
      caption={t.risks}
      rows={of}
      rowKey={(r) => r.owner}
      first={20}
      columns={[
        {
          key: 'owner',
          title: words.col.organisation,
          head: true,
          by: (r) => say(r.name),
          cell: (r) => <To path={to.organisation(r.owner)}>{say(r.name)}</To>,
        },
        { key: 'sites', title: words.col.sites, num: true, by: (r) => r.sites, cell: (r) => r.sites },
        { key: 'risk', title: t.risk, num: true, by: (r) => r.risk, cell: (r) => percent(r.risk, lang) },
        { key: 'bar', title: '', cell: (r) => <Loss own={r.risk} all={r.risk} /> },
        {
          key: 'down',
          title: t.downstream,
          num: true,
          by: (r) => r.risk_downstream,
          cell: (r) => percent(r.risk_downstream, lang),
        },
        {
          key: 'up',
          title: t.upstream,
          num: true,
          by: (r) => r.risk_upstream,
          cell: (r) => percent(r.risk_upstream, lang),
        },
        {
          key: 'try',
          title: <span className="away">{t.tryIt}</span>,
          cell: (r) => (
            <To path="/whatif" params={{ organisation: r.owner }} aria-label={`${t.tryIt}: ${say(r.name)}`}>
              {t.tryIt}
            </To>
          ),
        },
      ]}
    />
  )
}
