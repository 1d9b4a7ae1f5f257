import { useParams as useRoute } from 'wouter'
import type { Answer } from '../../api/client'
import { useLinkNames } from '../../api/links'
import type { Text } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { to } from '../../ui/place'
import { SiteTable } from '../../ui/sites'
import { type Tile, Tiles } from '../../ui/tiles'
import { Partners } from './partners'
import { Titles } from './titles'

type Organisation = Answer<'/api/v1/organisations/{id}'>

/** A firm: what it runs, whom it works with, what it is called. */
export default function OrganisationPage() {
  const lang = useLang()
  const { words, name } = lang
  const { id = '' } = useRoute<{ id: string }>()
  const question = { path: '/api/v1/organisations/{id}' as const, in: { id } }
  const answer = useAnswer(question)
  const links = useLinkNames(answer.data?.sites.map((s) => s.chain) ?? [])
  const org = answer.data?.organisation
  const t = words.organisation
  const called = org ? name(org) : id
  const sites = new Set(answer.data?.sites.map((s) => s.establishment)).size
  return (
    <Page
      eyebrow={[
        words.kinds.organisation,
        <span key="id" className="mono">
          {id}
        </span>,
        lang.country(org?.country),
      ]}
      title={fill(t.title, { name: called })}
      lead={
        answer.data &&
        fill(t.lead, { name: called, n: sites, places: new Set(answer.data.sites.map((s) => s.region)).size })
      }
    >
      <Answered of={answer} lines={10}>
        {(data) => (
          <>
            <Tiles of={tiles(data, sites, lang, links)} />
            <div className="blocks">
              <Block title={t.sites} sources={data.sources} data={{ question, table: 'sites' }}>
                {data.sites.length ? (
                  <SiteTable
                    caption={t.sites}
                    sites={data.sites}
                    links={links}
                    firm={data.sites.some((s) => s.organisation !== id)}
                  />
                ) : (
                  <Empty why={t.none} />
                )}
              </Block>
              <Block
                title={t.supplies}
                intro={t.suppliesIntro}
                size="half"
                sources={data.sources}
                data={{ question, table: 'supplies' }}
              >
                {data.supplies.length ? <Partners of={data} id={id} links={links} /> : <Empty why={t.none} />}
              </Block>
              <Block title={t.titles} size="half">
                {data.titles.length ? <Titles of={data.titles} /> : <Empty why={t.none} />}
              </Block>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

type Lang = ReturnType<typeof useLang>

function tiles(
  data: Organisation,
  sites: number,
  { words, name, say, listed }: Lang,
  links: Map<string, Text>,
): Tile[] {
  const t = words.organisation
  const made = new Set(data.sites.map((s) => `${s.chain}.${s.link}`))
  const out: Tile[] = [
    { label: t.sites, value: String(sites), below: fill(t.sitesBelow, { n: data.site_total }) },
    {
      label: t.links,
      value: String(made.size),
      below: listed([...made].slice(0, 3).map((id) => say(links.get(id)))),
    },
  ]
  if (data.owner) out.push({ label: t.owner, value: name(data.owner), path: to.organisation(data.owner.id) })
  const ownership = data.organisation.ownership
  if (ownership)
    out.push({ label: t.ownership, value: t.ownerships[ownership as keyof typeof t.ownerships] ?? ownership })
  return out
}
