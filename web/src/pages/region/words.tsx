import type { components } from '../../api/api.gen'
import type { Site, TargetPath } from '../../api/types'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import type { ProfileProps } from './standing'

type Claim = components['schemas']['ClaimCheck']

const tones: Record<string, string> = {
  met: 'good',
  'on track': 'good',
  agrees: 'good',
  'agrees when rounded': 'good',
  behind: 'warn',
  missed: 'bad',
  differs: 'bad',
}

/** What was promised, who came, what is said, and what is not known. */
export function WordBlocks({ profile }: Pick<ProfileProps, 'profile'>) {
  const { words } = useLang()
  const t = words.region
  const outlook = { path: '/api/v1/outlook', query: { region: profile.region.id } }
  return (
    <>
      {profile.targets.length > 0 && (
        <Block title={t.targets} intro={t.targetsIntro} data={{ question: outlook }}>
          <Targets of={profile.targets} />
        </Block>
      )}
      {profile.foreign.length > 0 && (
        <Block
          title={t.foreign}
          size={profile.claims.length > 0 ? 'half' : undefined}
          intro={fill(t.foreignIntro, { n: profile.foreign_sites })}
          data={{ question: { path: '/api/v1/sites', query: { region: profile.region.id } } }}
        >
          <Foreign of={profile.foreign} />
        </Block>
      )}
      {profile.claims.length > 0 && (
        <Block title={t.claims} size="half" intro={t.claimsIntro} data={{ question: { path: '/api/v1/reconcile' } }}>
          <Claims of={profile.claims} />
        </Block>
      )}
      <Block title={t.unknown} size="half" intro={t.unknownIntro}>
        <Unknown profile={profile} />
      </Block>
      <Block
        title={t.coverage}
        size="half"
        sources={profile.sources}
        data={{ question: { path: '/api/v1/coverage', query: { region: profile.region.id } } }}
      >
        <Cover profile={profile} />
      </Block>
    </>
  )
}

function Verdict({ of }: { of: string }) {
  const { words } = useLang()
  return <span className={`badge ${tones[of] ?? ''}`}>{words.verdicts[of as keyof typeof words.verdicts] ?? of}</span>
}

function Targets({ of }: { of: TargetPath[] }) {
  const { words, say, lang } = useLang()
  const rate = (v: number | undefined) => (v === undefined ? '–' : `${plain(v, lang)} %`)
  return (
    <DataTable
      caption={words.region.targets}
      rows={of}
      rowKey={(_, i) => String(i)}
      first={8}
      columns={[
        { key: 'name', title: words.col.target, head: true, by: (t) => say(t.name), cell: (t) => say(t.name) },
        { key: 'text', title: words.col.value, num: true, cell: (t) => say(t.text) },
        { key: 'by', title: words.col.by, num: true, by: (t) => t.period, cell: (t) => t.period },
        { key: 'needs', title: words.col.needs, num: true, by: (t) => t.required, cell: (t) => rate(t.required) },
        { key: 'achieved', title: words.col.achieved, num: true, by: (t) => t.achieved, cell: (t) => rate(t.achieved) },
        {
          key: 'verdict',
          title: words.col.verdict,
          by: (t) => t.verdict,
          cell: (t) => (
            <>
              <Verdict of={t.verdict} />
              <span className="note">{say(t.sentence)}</span>
            </>
          ),
        },
      ]}
    />
  )
}

function Foreign({ of }: { of: Site[] }) {
  const { words, name } = useLang()
  return (
    <DataTable
      caption={words.region.foreign}
      rows={of}
      rowKey={(s) => s.establishment}
      first={10}
      columns={[
        {
          key: 'site',
          title: words.col.site,
          head: true,
          by: (s) => name(s),
          cell: (s) => <To path={to.site(s.establishment)}>{name(s)}</To>,
        },
        { key: 'country', title: words.organisation.country, by: (s) => s.country, cell: (s) => s.country },
        {
          key: 'link',
          title: words.col.makes,
          by: (s) => s.link,
          cell: (s) => <To path={to.link(s.chain, s.link)}>{s.product || s.link}</To>,
        },
        { key: 'since', title: words.col.since, by: (s) => s.since, cell: (s) => s.since ?? '' },
      ]}
    />
  )
}

function Claims({ of }: { of: Claim[] }) {
  const { words, say } = useLang()
  return (
    <DataTable
      caption={words.region.claims}
      rows={of}
      rowKey={(c) => c.id}
      first={10}
      columns={[
        { key: 'claim', title: words.col.claim, head: true, cell: (c) => say(c.text) },
        {
          key: 'found',
          title: words.col.found,
          cell: (c) =>
            c.figure && c.found !== null ? (
              <To path={to.figure(c.figure)}>{say(c.found_text)}</To>
            ) : (
              say(c.found_text) || '–'
            ),
        },
        {
          key: 'verdict',
          title: words.col.verdict,
          by: (c) => c.verdict,
          cell: (c) => (
            <>
              <Verdict of={c.verdict} />
              {c.why && <span className="note">{say(c.why)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}

function Unknown({ profile }: { profile: ProfileProps['profile'] }) {
  const { words, say } = useLang()
  if (profile.unknown.length === 0) return <p>{words.state.none}</p>
  return (
    <ul className="plain-list">
      {profile.unknown.map((gap) => (
        <li key={say(gap.name)}>
          <strong>{say(gap.name)}</strong>: {say(gap.why)}
        </li>
      ))}
    </ul>
  )
}

function Cover({ profile }: { profile: ProfileProps['profile'] }) {
  const { words, name } = useLang()
  const chain = (id: string) => profile.chains.find((c) => c.chain.id === id)?.chain
  if (profile.coverage.length === 0) return <p>{words.extents.none}</p>
  return (
    <ul className="plain-list">
      {profile.coverage.map((c) => (
        <li key={c.chain}>
          <strong>{name(chain(c.chain)) || c.chain}</strong>:{' '}
          {words.extents[c.extent as keyof typeof words.extents] ?? c.extent}
          {c.as_of && `, ${c.as_of}`}
          {c.note && <span className="note">{c.note}</span>}
        </li>
      ))}
    </ul>
  )
}
