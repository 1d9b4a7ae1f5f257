import type { Answer, Query } from '../../api/client'
import { fixed } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

const path = '/api/v1/specialisation' as const

interface Props {
  found: Answer<typeof path>
  query: Query<typeof path>
}

/** What a region does more of than others do: by the register, and as published. */
export function SpecialisedBlocks({ found, query }: Props) {
  const { words, say, lang } = useLang()
  const t = words.structure
  const question = { path, query }
  return (
    <>
      <Block
        title={t.known}
        size="half"
        intro={t.knownIntro}
        data={{ question, table: 'links' }}
        sources={found.sources}
        figure={found.krugman.id}
      >
        {found.links.length === 0 ? (
          <Empty why={t.noneKnown} />
        ) : (
          <DataTable
            caption={t.known}
            rows={found.links}
            rowKey={(l) => `${l.chain}.${l.link}`}
            first={12}
            columns={[
              {
                key: 'link',
                title: words.col.link,
                head: true,
                by: (l) => say(l.name),
                cell: (l) => (
                  <To path={to.link(l.chain, l.link)} params={{ region: found.region.id }}>
                    {say(l.name)}
                  </To>
                ),
              },
              {
                key: 'lq',
                title: t.quotient,
                num: true,
                by: (l) => l.quotient.value,
                cell: (l) => <Value of={l.quotient} short />,
              },
              { key: 'sites', title: t.sitesHere, num: true, by: (l) => l.sites, cell: (l) => l.sites },
              {
                key: 'expected',
                title: t.sitesExpected,
                num: true,
                by: (l) => l.expected,
                cell: (l) => fixed(l.expected, lang),
              },
              {
                key: 'all',
                title: t.sitesAll,
                num: true,
                by: (l) => l.sites_in_country,
                cell: (l) => l.sites_in_country,
              },
            ]}
          />
        )}
        <p className="small soft">
          {t.krugman}: <Value of={found.krugman} />
        </p>
      </Block>
      <Block
        title={t.shares}
        size="half"
        intro={t.sharesIntro}
        data={{ question, table: 'shares' }}
        sources={found.sources}
      >
        {found.shares.length === 0 ? (
          <Empty why={t.noShares} />
        ) : (
          <DataTable
            caption={t.shares}
            rows={found.shares}
            rowKey={(r) => r.figure.id}
            first={12}
            columns={[
              { key: 'name', title: words.col.indicator, head: true, by: (r) => say(r.name), cell: (r) => say(r.name) },
              {
                key: 'period',
                title: words.field.period,
                num: true,
                by: (r) => r.figure.period,
                cell: (r) => r.figure.period,
              },
              {
                key: 'value',
                title: words.col.value,
                num: true,
                by: (r) => r.figure.value,
                cell: (r) => <Value of={r.figure} short />,
              },
            ]}
          />
        )}
      </Block>
    </>
  )
}
