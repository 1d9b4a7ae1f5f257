import { useState } from 'react'
import { address } from '../../api/client'
import { published } from '../../api/published'
import { useRegions } from '../../api/regions'
import { useAnswer } from '../../api/use'
import { fill, type Lang, useLang } from '../../text/lang'
import { Answered, Waiting } from '../../ui/answered'
import { ChainField, PeriodField, Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { Tiles } from '../../ui/tiles'

const path = '/api/v1/brief' as const
const forms = published ? (['html'] as const) : (['pdf', 'html', 'md', 'json'] as const)

/** The brief of a region: chosen, previewed and fetched. */
export default function Brief() {
  const { words, lang, name } = useLang()
  const regions = useRegions()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains ?? []
  const params = useParams()
  const release = useAnswer({ path: '/api/v1/release' }).data
  const region = params.get('region') || release?.region || ''
  const chain = params.get('chain') || release?.chain || ''
  const period = params.get('period') || release?.period || ''
  const language = (params.get('in') || lang) as Lang
  const query = { region, chain, period, lang: language }
  const answer = useAnswer(region && chain && period ? { path, query } : null)
  const t = words.brief
  return (
    <Page
      eyebrow={[name(regions.get(region)) || region, name(chains.find((c) => c.id === chain)) || chain, period]}
      title={t.title}
      lead={answer.data && <span lang={language}>{`${answer.data.title} · ${answer.data.subtitle}`}</span>}
      controls={
        <>
          <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
          <ChainField value={chain} />
          <PeriodField value={period} />
          <Select
            label={t.language}
            value={language}
            choices={[
              { value: 'en', name: t.english },
              { value: 'zh', name: t.chinese },
            ]}
            change={(v) => params.set({ in: v })}
          />
        </>
      }
    >
      {region && <RegionPages id={region} at="brief" chain={params.get('chain')} />}
      <Answered of={answer} lines={14}>
        {(brief) => {
          const blocks = brief.sections.flatMap((s) => s.blocks)
          return (
            <>
              <p className="downloads">
                {forms.map((form) => (
                  <a
                    key={form}
                    className={form === 'pdf' ? 'button main' : 'button'}
                    href={address({ path, query }, { suffix: form, lang: language })}
                    download={`${region}-${chain}-${period}.${form}`}
                  >
                    {fill(t.download, { form: t.forms[form] })}
                  </a>
                ))}
              </p>
              <Tiles
                of={[
                  {
                    label: t.sections,
                    value: String(brief.sections.length),
                    below: brief.sections
                      .map((s) => s.title)
                      .filter(Boolean)
                      .slice(0, 3)
                      .join(' · '),
                  },
                  { label: t.tables, value: String(blocks.filter((b) => b.table).length) },
                  { label: t.charts, value: String(blocks.filter((b) => b.chart).length) },
                  { label: t.notes, value: String(brief.notes.length), below: t.notesBelow },
                ]}
              />
              <Preview
                key={address({ path, query })}
                url={address({ path, query }, { suffix: 'html', lang: language })}
                title={brief.title}
              />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

/** The page as it is fetched, in a frame in which nothing runs. */
function Preview({ url, title }: { url: string; title: string }) {
  const [there, setThere] = useState(false)
  return (
    <div className="preview">
      {!there && <Waiting lines={10} />}
      <iframe src={url} title={title} sandbox="allow-same-origin allow-popups" onLoad={() => setThere(true)} />
    </div>
  )
}
