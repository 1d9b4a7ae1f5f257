import { fixed, plain, short } from '../../chart/quantity'
import { type Lang, useLang } from '../../text/lang'
import { To, to, useParams } from '../../ui/place'
import { Share } from '../../ui/share'
import { type Column, DataTable } from '../../ui/table'
import type { Settle } from './settle'

type Place = Settle['places'][number]

/** A value of a criterion: an index with two digits, or an amount in steps of the language. */
export function valueText(value: number | undefined, lang: Lang): string {
  if (value === undefined) return '–'
  return Math.abs(value) < 1000 ? fixed(value, lang) : short(value, lang)
}

/** Regions by rank, with the range of the rank over all weights. */
export function SettlePlaces({ found }: { found: Settle }) {
  const { words, say, lang } = useLang()
  const params = useParams()
  const t = words.settle
  const most = Math.max(...found.places.map((p) => p.score))
  const columns: Column<Place>[] = [
    { key: 'rank', title: words.col.rank, num: true, by: (p) => p.rank, cell: (p) => p.rank },
    {
      key: 'range',
      title: words.col.range,
      num: true,
      by: (p) => p.best,
      cell: (p) => (p.best === p.worst ? p.best : `${p.best}–${p.worst}`),
    },
    {
      key: 'region',
      title: words.col.region,
      head: true,
      by: (p) => say(p.name),
      cell: (p) => (
        <>
          <To path={to.region(p.region)}>{say(p.name)}</To> <span className="soft tiny">{say(p.within)}</span>
        </>
      ),
    },
    {
      key: 'score',
      title: t.score,
      num: true,
      by: (p) => p.score,
      cell: (p) => (
        <>
          {fixed(p.score, lang)}
          <Share of={p.score} most={most} />
        </>
      ),
    },
    { key: 'first', title: t.first, num: true, by: (p) => p.first, cell: (p) => `${plain(100 * p.first, lang, 0)} %` },
    ...found.criteria.map(
      (c, i): Column<Place> => ({
        key: c.id,
        title: <span title={say(c.words)}>{say(c.name)}</span>,
        num: true,
        by: (p) => p.values[i],
        cell: (p) => valueText(p.values[i], lang),
      }),
    ),
    {
      key: 'why',
      title: <span className="away">{t.whyNot}</span>,
      cell: (p) =>
        p.rank > 1 && (
          <button
            type="button"
            className="linklike"
            aria-label={`${t.whyNot} ${say(p.name)}`}
            onClick={() => params.set({ why: p.region }, { replace: true })}
          >
            {t.whyNotShort}
          </button>
        ),
    },
  ]
  return (
    <div className="wrap-heads">
      <DataTable
        caption={t.step3}
        columns={columns}
        rows={found.places}
        rowKey={(p) => p.region}
        here={(p) => p.region === found.why?.region}
        first={10}
      />
    </div>
  )
}
