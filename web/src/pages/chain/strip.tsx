import type { components } from '../../api/api.gen'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { Share } from '../../ui/share'
import { type Column, DataTable } from '../../ui/table'
import { Value } from '../../ui/value'

type ChokeLink = components['schemas']['ChokeLink']

/** In how few places and hands each link of a chain is, as a strip a link. */
export function Strip({ chain, period }: { chain: string; period: string }) {
  const { words, say } = useLang()
  const question = { path: '/api/v1/chokepoints' as const, query: { chain, period } }
  const answer = useAnswer(question)
  const t = words.chain
  return (
    <Block
      title={t.strip}
      intro={answer.data ? say(answer.data.sentence) : t.stripIntro}
      sources={answer.data?.sources}
      data={{ question }}
    >
      <Answered of={answer}>
        {(found) => (
          <DataTable
            caption={t.strip}
            columns={columnsFor(words, say, chain)}
            rows={found.links}
            rowKey={(l) => l.id}
            first={40}
          />
        )}
      </Answered>
      <p className="small soft">{t.stripIntro}</p>
    </Block>
  )
}

function columnsFor({ col, chain: t, concentration, stages }: Words, say: Say, chain: string): Column<ChokeLink>[] {
  return [
    { key: 'stage', title: col.stage, by: (l) => l.stage, cell: (l) => stages[l.stage as 'upstream'] ?? l.stage },
    {
      key: 'link',
      title: col.link,
      head: true,
      by: (l) => say(l.name),
      cell: (l) => (
        <To path="/concentration" params={{ link: `${chain}.${l.id}` }}>
          {say(l.name)}
        </To>
      ),
    },
    { key: 'sites', title: col.sites, num: true, by: (l) => l.sites, cell: (l) => l.sites || '–' },
    { key: 'cities', title: concentration.cities, num: true, by: (l) => l.of, cell: (l) => l.of || '–' },
    {
      key: 'bar',
      title: '0–100 %',
      cell: (l) => (l.cr3.value === null ? null : <Share of={l.cr3.value} most={100} />),
    },
    { key: 'cr3', title: t.firstThree, num: true, by: (l) => l.cr3.value, cell: (l) => <Value of={l.cr3} short /> },
    { key: 'hhi', title: t.hhiCities, num: true, by: (l) => l.hhi.value, cell: (l) => <Value of={l.hhi} short /> },
    {
      key: 'owners',
      title: t.hhiOwners,
      num: true,
      by: (l) => l.owner_hhi.value,
      cell: (l) => <Value of={l.owner_hhi} short />,
    },
    {
      key: 'first',
      title: t.mostSites,
      cell: (l) =>
        l.cities.map((c, i) => (
          <span key={c.region}>
            {i > 0 && ' · '}
            <To path={to.region(c.region)}>{say(c.name)}</To> {c.sites}
          </span>
        )),
    },
  ]
}

type Words = ReturnType<typeof useLang>['words']
type Say = ReturnType<typeof useLang>['say']
