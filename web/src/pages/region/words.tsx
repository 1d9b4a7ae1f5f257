import { useLinkNames } from '../../api/links'
import type { Site } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { ClaimTable } from '../claims/table'
import { TargetTable } from '../target/table'
import type { ProfileProps } from './standing'

/** What was promised, who came, what is said, and what is not known. */
export function WordBlocks({ profile }: Pick<ProfileProps, 'profile'>) {
  const { words } = useLang()
  const t = words.region
  const outlook = { path: '/api/v1/outlook', query: { region: profile.region.id } }
  return (
    <>
      {profile.targets.length > 0 && (
        <Block title={t.targets} intro={t.targetsIntro} data={{ question: outlook }}>
          <TargetTable of={profile.targets} region={profile.region.id} first={8} />
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
          <ClaimTable of={profile.claims} first={10} />
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

function Foreign({ of }: { of: Site[] }) {
  const { words, name, say, country } = useLang()
  const links = useLinkNames(of.map((s) => s.chain))
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
        { key: 'country', title: words.organisation.country, by: (s) => s.country, cell: (s) => country(s.country) },
        {
          key: 'link',
          title: words.col.makes,
          by: (s) => s.link,
          cell: (s) => <To path={to.link(s.chain, s.link)}>{say(links.get(`${s.chain}.${s.link}`)) || s.link}</To>,
        },
        { key: 'since', title: words.col.since, by: (s) => s.since, cell: (s) => s.since ?? '' },
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
  const { words, name, either, lang } = useLang()
  const chain = (id: string) => profile.chains.find((c) => c.chain.id === id)?.chain
  if (profile.coverage.length === 0) return <p>{words.extents.none}</p>
  return (
    <ul className="plain-list">
      {profile.coverage.map((c) => (
        <li key={c.chain}>
          <strong>{name(chain(c.chain)) || c.chain}</strong>:{' '}
          {words.extents[c.extent as keyof typeof words.extents] ?? c.extent}
          {c.as_of && `${lang === 'zh' ? '，' : ', '}${c.as_of}`}
          {c.note && <span className="note">{either(c.note, c.note_zh)}</span>}
        </li>
      ))}
    </ul>
  )
}
