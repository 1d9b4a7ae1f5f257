import { useRegions } from '../api/regions'
import type { Region, Site, Text } from '../api/types'
import { short, unitName } from '../chart/quantity'
import { facts, type Lang, useLang } from '../text/lang'
import { To, to } from './place'
import { type Column, DataTable } from './table'

type Words = ReturnType<typeof useLang>['words']

/** A capacity with its unit and what it counts: built, designed or planned. */
export function capacityText(site: Site, lang: Lang, words: Words): string {
  if (site.capacity === undefined) return words.site.unstated
  const basis = words.bases[site.capacity_basis as keyof typeof words.bases]
  const unit = unitName(site.capacity_unit ?? '', lang)
  return facts(lang, `${short(site.capacity, lang)}${lang === 'zh' ? '' : ' '}${unit}`, basis)
}

interface Props {
  caption: string
  sites: Site[]
  /** Names of links, where the sites are of more than one. */
  links?: Map<string, Text>
  /** Whether the firm is told, which it need not be on its own page. */
  firm?: boolean
}

/** Sites in a table: where, whose, what they make, how much, and whether they run. */
export function SiteTable({ caption, sites, links, firm = true }: Props) {
  const { words, name, say, lang } = useLang()
  const regions = useRegions()
  const where = (s: Site): Region | undefined => regions.get(s.region)
  const columns: Column<Site>[] = [
    {
      key: 'site',
      title: words.col.site,
      head: true,
      by: (s) => name(s),
      cell: (s) => <To path={to.site(s.establishment)}>{name(s) || s.establishment}</To>,
    },
    {
      key: 'region',
      title: words.col.region,
      by: (s) => name(where(s)) || s.region,
      cell: (s) => <To path={to.region(s.region)}>{name(where(s)) || s.region}</To>,
    },
  ]
  if (firm) {
    columns.push({
      key: 'firm',
      title: words.col.organisation,
      by: (s) => s.organisation_name,
      cell: (s) => (
        <To path={to.organisation(s.organisation)}>
          {name({ name: s.organisation_name, name_zh: s.organisation_name_zh })}
        </To>
      ),
    })
  }
  if (links) {
    columns.push({
      key: 'link',
      title: words.col.makes,
      by: (s) => s.link,
      cell: (s) => (
        <>
          <To path={to.link(s.chain, s.link)}>{say(links.get(`${s.chain}.${s.link}`)) || s.link}</To>
          {s.product && <span className="note">{s.product}</span>}
        </>
      ),
    })
  }
  columns.push(
    {
      key: 'capacity',
      title: words.col.capacity,
      num: true,
      by: (s) => s.capacity,
      cell: (s) => (s.capacity === undefined ? '–' : capacityText(s, lang, words)),
    },
    {
      key: 'state',
      title: words.col.state,
      by: (s) => s.state,
      cell: (s) => words.siteStates[s.state as keyof typeof words.siteStates] ?? s.state,
    },
    { key: 'since', title: words.col.since, by: (s) => s.since ?? s.opened, cell: (s) => s.since ?? s.opened ?? '' },
  )
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={sites}
      rowKey={(s, i) => `${s.establishment} ${i}`}
      first={20}
    />
  )
}
