import { useParams as useRoute } from 'wouter'
import { useLinkNames } from '../../api/links'
import { useRegions } from '../../api/regions'
import type { Site } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { To, to } from '../../ui/place'
import { SiteTable } from '../../ui/sites'
import { RowProof } from '../figure/proof'
import { Facts } from './facts'

/** A site: what it makes, how much, since when, and who says so. */
export default function SitePage() {
  const { words, name } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const question = { path: '/api/v1/sites' as const, query: { site: id } }
  const answer = useAnswer(question)
  const site = answer.data?.sites[0]
  const links = useLinkNames(answer.data?.sites.map((s) => s.chain) ?? [])
  const regions = useRegions()
  const t = words.site
  return (
    <Page
      eyebrow={[
        words.kinds.establishment,
        <span key="id" className="mono">
          {id}
        </span>,
        site && (
          <To key="region" path={to.region(site.region)}>
            {name(regions.get(site.region)) || site.region}
          </To>
        ),
      ]}
      title={fill(t.title, { name: site ? name(site) : id })}
      lead={site && leadOf(site, name(regions.get(site.region)) || site.region, { words, name })}
    >
      <Answered of={answer} lines={8}>
        {({ sites, sources }) =>
          site ? (
            <div className="blocks">
              <Block title={t.facts} size="half" sources={sources} data={{ question }}>
                <Facts site={site} />
              </Block>
              <Block title={t.words} size="half">
                <ul className="plain-list">
                  {proofs(sites).map((row) => (
                    <li key={`${row.file}:${row.line}`}>
                      <RowProof row={row} source={sources.find((s) => s.id === row.source)} />
                    </li>
                  ))}
                </ul>
              </Block>
              <Block title={t.makes} sources={sources} data={{ question }}>
                <SiteTable caption={t.makes} sites={sites} links={links} />
              </Block>
            </div>
          ) : (
            <Empty why={words.state.noPageWhy} />
          )
        }
      </Answered>
    </Page>
  )
}

function leadOf(
  site: Site,
  region: string,
  { words, name }: Pick<ReturnType<typeof useLang>, 'words' | 'name'>,
): string {
  return fill(words.site.lead, {
    name: name(site),
    organisation: name({ name: site.organisation_name, name_zh: site.organisation_name_zh }),
    region,
    state: words.siteStates[site.state as keyof typeof words.siteStates] ?? site.state,
  })
}

/** The rows that a site rests on, each once: its own and those of what it makes. */
function proofs(sites: Site[]): Site['row'][] {
  const rows = sites.flatMap((s) => [s.establishment_row, s.row])
  return [...new Map(rows.map((r) => [`${r.file}:${r.line}`, r])).values()]
}
