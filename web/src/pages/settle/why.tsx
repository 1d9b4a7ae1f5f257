import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { Finder } from '../../ui/finder'
import { To, to, useParams } from '../../ui/place'
import { DataTable } from '../../ui/table'
import { valueText } from './places'
import type { Settle } from './settle'

type Story = Settle['explained'][number]

/** The first regions and the one that is asked about, criterion by criterion. */
export function SideBySide({ found }: { found: Settle }) {
  const { words, say, lang } = useLang()
  return (
    <DataTable
      caption={words.settle.side}
      rows={found.criteria}
      rowKey={(c) => c.id}
      columns={[
        {
          key: 'criterion',
          title: words.settle.criterion,
          head: true,
          cell: (c) => (
            <>
              {say(c.name)}
              <span className="note">
                {fill(words.settle.weighs, { n: plain(100 * c.weight, lang, 0) })}
                {say(c.words) && ` · ${say(c.words)}`}
              </span>
            </>
          ),
        },
        ...found.explained.map((story) => ({
          key: story.region,
          title: (
            <>
              {story.rank}. {say(story.name)}
            </>
          ),
          num: true,
          cell: (c: Settle['criteria'][number]) => {
            const part = story.parts.find((p) => p.criterion === c.id)
            return (
              <span className={part?.rank === 1 ? 'best' : undefined}>
                {valueText(part?.value, lang)}
                {part && <span className="soft tiny"> {fill(words.settle.nth, { n: part.rank })}</span>}
              </span>
            )
          },
        })),
      ]}
    />
  )
}

/** Why a region is not first, and which weights would put it there. */
export function WhyNot({ found }: { found: Settle }) {
  const { words, say, lang } = useLang()
  const params = useParams()
  const t = words.settle
  const { why } = found
  return (
    <>
      <div className="controls tight">
        <Finder
          kind="region"
          label={words.finder.region}
          pick={(hit) => params.set({ why: hit.id }, { replace: true })}
        />
      </div>
      {why ? (
        <>
          <p>
            <To path={to.region(why.region)}>{say(why.name)}</To>
            {why.rank > 0 && ` (${fill(t.nth, { n: why.rank })})`}: {say(why.reason)}
          </p>
          {why.weights && why.weights.length > 0 && why.rank > 1 && (
            <>
              <p className="small">{fill(t.moved, { n: plain(100 * why.moved, lang, 0), name: say(why.name) })}</p>
              <dl className="facts-list">
                {found.criteria.map((c, i) => (
                  <div key={c.id}>
                    <dt>{say(c.name)}</dt>
                    <dd>
                      {plain(100 * c.weight, lang, 0)} % → {plain(100 * (why.weights?.[i] ?? 0), lang, 0)} %
                    </dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          {why.never && <p className="small">{fill(t.never, { name: say(why.name) })}</p>}
        </>
      ) : (
        <Empty why={t.askWhy} />
      )}
    </>
  )
}

/** The nearest maker of each input, region by region. */
export function Suppliers({ of }: { of: Story[] }) {
  const { words, say, lang } = useLang()
  const t = words.settle
  const links = new Map(of.flatMap((s) => s.suppliers ?? []).map((n) => [n.link, n.link_name]))
  if (links.size === 0) return <Empty why={t.noSuppliers} />
  return (
    <DataTable
      caption={t.suppliers}
      rows={[...links]}
      rowKey={([link]) => link}
      first={12}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          cell: ([link, name]) => <To path={to.link(...(link.split('.') as [string, string]))}>{say(name)}</To>,
        },
        ...of.map((story) => ({
          key: story.region,
          title: (
            <>
              {story.rank}. {say(story.name)}
            </>
          ),
          cell: ([link]: [string, Story['name']]) => {
            const near = story.suppliers?.find((n) => n.link === link)
            if (!near) return '–'
            return (
              <>
                {fill(words.clusters.km, { n: plain(near.distance_km, lang, 0) })}
                <span className="note">
                  {say(near.site)}, {say(near.place)}
                </span>
              </>
            )
          },
        })),
      ]}
    />
  )
}
