import { useAnswer } from '../../api/use'
import { fill, inSentence, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { PeriodField, Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Tiles } from '../../ui/tiles'
import { ClusterMap } from './map'

const radii = ['10', '20', '30', '50', '100']
const leasts = ['3', '5', '10', '20']

/** Where the sites of a chain lie densely. */
export default function Clusters() {
  const { words, say, name } = useLang()
  const params = useParams()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains ?? []
  const question = {
    path: '/api/v1/clusters' as const,
    query: {
      chain: params.get('chain'),
      within: params.get('within'),
      period: params.get('period'),
      radius: Number(params.get('radius', '30')),
      least: Number(params.get('least', '5')),
    },
  }
  const answer = useAnswer(question)
  const found = answer.data
  const t = words.clusters
  const subject = found ? inSentence(name(chains.find((c) => c.id === found.subject)) || found.subject) : ''
  return (
    <Page
      eyebrow={found && [name(found.within), found.period]}
      title={fill(t.title, { what: subject || '…' })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        <>
          <Select
            label={words.field.chain}
            value={found?.subject ?? params.get('chain')}
            choices={chains.map((c) => ({ value: c.id, name: name(c) }))}
            change={(v) => params.set({ chain: v })}
          />
          <Finder kind="region" label={words.field.within} pick={(hit) => params.set({ within: hit.id })} />
          {found && <PeriodField value={found.period} />}
          <Select
            label={t.radius}
            value={params.get('radius', '30')}
            choices={radii.map((r) => ({ value: r, name: fill(t.km, { n: r }) }))}
            change={(v) => params.set({ radius: v })}
          />
          <Select
            label={t.least}
            value={params.get('least', '5')}
            choices={leasts.map((n) => ({ value: n, name: n }))}
            change={(v) => params.set({ least: v })}
          />
        </>
      }
    >
      <Answered of={answer} lines={12}>
        {(found) => (
          <>
            <Tiles
              of={[
                { label: t.title2, value: String(found.clusters.length) },
                { label: t.sites, value: String(found.sites) },
                { label: t.apart, value: String(found.apart) },
                { label: t.centred, value: String(found.centred), below: t.centredBelow },
              ]}
            />
            <div className="blocks">
              <Block title={t.map} size="two-thirds" intro={t.mapIntro} data={{ question }} sources={found.sources}>
                <ClusterMap clusters={found.clusters} />
              </Block>
              <Block title={t.list} size="third" data={{ question }} sources={found.sources}>
                {found.clusters.length === 0 ? (
                  <Empty why={t.none} />
                ) : (
                  <DataTable
                    caption={t.list}
                    rows={found.clusters}
                    rowKey={(_, i) => String(i)}
                    first={20}
                    columns={[
                      {
                        key: 'where',
                        title: words.col.region,
                        head: true,
                        cell: (c) =>
                          c.regions.slice(0, 3).map((r, i) => (
                            <span key={r.region}>
                              {i > 0 && ' · '}
                              <To path={to.region(r.region)}>{say(r.name)}</To> {r.sites}
                            </span>
                          )),
                      },
                      { key: 'sites', title: words.col.sites, num: true, by: (c) => c.sites, cell: (c) => c.sites },
                    ]}
                  />
                )}
                <p className="small">
                  <To path="/methods/spatial-clusters">{words.data.method}</To>
                </p>
              </Block>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
