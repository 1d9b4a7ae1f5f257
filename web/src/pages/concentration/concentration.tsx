import type { components } from '../../api/api.gen'
import { useAnswer } from '../../api/use'
import { fixed, plain } from '../../chart/quantity'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { PeriodField } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { Share } from '../../ui/share'
import { DataTable } from '../../ui/table'
import { Tiles } from '../../ui/tiles'
import { Value } from '../../ui/value'

type CityShare = components['schemas']['CityShare']
type LinkTogether = components['schemas']['LinkTogether']

/** Where the sites of a link are, and how unevenly. */
export default function Concentration() {
  const { words, say, name } = useLang()
  const params = useParams()
  const link = params.get('link')
  const chain = useAnswer(link ? null : { path: '/api/v1/release' }).data?.chain
  const links = useAnswer(chain ? { path: '/api/v1/chains/{id}/links', in: { id: chain } } : null).data?.links
  const first = links?.find((l) => l.core) ?? links?.[0]
  const asked = link || (first && `${first.chain}.${first.id}`)
  const question = {
    path: '/api/v1/concentration' as const,
    query: { link: asked ?? '', within: params.get('within'), period: params.get('period'), limit: 100 },
  }
  const answer = useAnswer(asked ? question : null)
  const found = answer.data
  const t = words.concentration
  return (
    <Page
      eyebrow={
        found && [
          <To key="l" path={to.link(found.link.chain, found.link.id)}>
            {name(found.link)}
          </To>,
          name(found.within),
          found.period,
        ]
      }
      title={fill(t.title, { what: found ? inSentence(name(found.link)) : (asked ?? '') })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        <>
          <Finder kind="link" label={t.pick} pick={(hit) => params.set({ link: hit.id })} />
          <Finder kind="region" label={words.field.within} pick={(hit) => params.set({ within: hit.id })} />
          {found && <PeriodField value={found.period} />}
          {found && (
            <To
              className="button"
              path="/clusters"
              params={{ chain: `${found.link.chain}.${found.link.id}`, within: params.get('within') }}
            >
              {t.clusters}
            </To>
          )}
        </>
      }
    >
      <Answered of={answer} lines={12}>
        {(found) => (
          <>
            <Tiles of={found.measures.slice(0, 4).map((m) => ({ label: say(m.name), figure: m }))} />
            <div className="blocks">
              <Block
                title={t.cities}
                size="two-thirds"
                intro={t.citiesIntro}
                data={{ question }}
                sources={found.sources}
              >
                {found.cities.length === 0 ? <Empty why={t.none} /> : <Cities of={found.cities} />}
              </Block>
              <Block
                title={t.measures}
                size="third"
                intro={t.measuresIntro}
                data={{ question, table: 'measures' }}
                figure={found.measures[0]?.id}
              >
                <ul className="plain-list">
                  {found.measures.map((m) => (
                    <li key={m.id}>
                      {say(m.name)}: <Value of={m} />
                    </li>
                  ))}
                </ul>
                <p className="small">
                  <To path="/methods/concentration">{words.data.method}</To>
                </p>
              </Block>
              {found.together.length > 0 && (
                <Block
                  title={t.together}
                  intro={t.togetherIntro}
                  data={{ question, table: 'together' }}
                  sources={found.sources}
                >
                  <Together of={found.together} />
                </Block>
              )}
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

/** Links that are made in the same cities. */
function Together({ of }: { of: LinkTogether[] }) {
  const { words, say, lang } = useLang()
  const t = words.concentration
  return (
    <DataTable
      caption={t.together}
      rows={of}
      rowKey={(l) => `${l.chain}.${l.link}`}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          by: (l) => say(l.name),
          cell: (l) => <To path={to.link(l.chain, l.link)}>{say(l.name)}</To>,
        },
        { key: 'cities', title: t.bothCities, num: true, by: (l) => l.cities, cell: (l) => l.cities },
        {
          key: 'gamma',
          title: t.coagglomeration,
          num: true,
          by: (l) => l.coagglomeration,
          cell: (l) => fixed(l.coagglomeration, lang, 3),
        },
      ]}
    />
  )
}

/** Cities by their share of the sites. */
export function Cities({ of }: { of: CityShare[] }) {
  const { words, say, lang } = useLang()
  const most = Math.max(...of.map((c) => c.share))
  return (
    <DataTable
      caption={words.concentration.cities}
      rows={of}
      rowKey={(c) => c.region}
      first={15}
      columns={[
        {
          key: 'city',
          title: words.col.region,
          head: true,
          by: (c) => say(c.name),
          cell: (c) => (
            <>
              <To path={to.region(c.region)}>{say(c.name)}</To> <span className="soft tiny">{say(c.within)}</span>
            </>
          ),
        },
        { key: 'sites', title: words.col.sites, num: true, by: (c) => c.sites, cell: (c) => c.sites },
        {
          key: 'share',
          title: words.concentration.share,
          num: true,
          by: (c) => c.share,
          cell: (c) => `${plain(c.share, lang)} %`,
        },
        { key: 'bar', title: '', cell: (c) => <Share of={c.share} most={most} /> },
        {
          key: 'capacity',
          title: words.col.capacity,
          num: true,
          by: (c) => c.capacity?.value,
          cell: (c) => <Value of={c.capacity} short />,
        },
      ]}
    />
  )
}
