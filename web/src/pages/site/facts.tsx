import type { Site } from '../../api/types'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { To, to } from '../../ui/place'

/** What is known of a site, with the date of each statement. */
export function Facts({ site }: { site: Site }) {
  const { words, name, facts } = useLang()
  const owner = useAnswer({ path: '/api/v1/organisations/{id}', in: { id: site.owner } }).data?.organisation
  const t = words.site
  const rows: [string, React.ReactNode][] = [
    [
      words.col.organisation,
      <To key="o" path={to.organisation(site.organisation)}>
        {name({ name: site.organisation_name, name_zh: site.organisation_name_zh })}
      </To>,
    ],
    [
      words.organisation.owner,
      <To key="w" path={to.organisation(site.owner)}>
        {name(owner) || site.owner}
      </To>,
    ],
    [
      t.status,
      facts(
        t.statuses[site.status as keyof typeof t.statuses] ?? words.state.unknown,
        site.status_as_of && fill(t.asOf, { date: site.status_as_of }),
      ),
    ],
    [t.opened, site.opened || t.unstated],
    [t.evidence, site.evidence_from || words.state.unknown],
    [t.where, site.lat === undefined ? t.noPlace : `${site.lat.toFixed(3)}°, ${site.lon?.toFixed(3)}°`],
  ]
  if (site.closed) rows.splice(4, 0, [t.closed, site.closed])
  return (
    <dl className="facts-list">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
