import { type ReactNode, useId, useState } from 'react'
import { type AnyQuestion, address, read } from '../api/client'
import { published } from '../api/published'
import type { Source } from '../api/types'
import { useAnswer } from '../api/use'
import { fileName, saveText } from '../chart/save'
import { type ChartHandle, ChartSlot } from '../chart/slot'
import { fill, useLang } from '../text/lang'
import { To, to } from './place'
import { Sources } from './sources'

interface Props {
  title: string
  /** How to read it, in a sentence. */
  intro?: ReactNode
  size?: 'half' | 'third' | 'two-thirds'
  /** Where the numbers come from. */
  sources?: Source[]
  /** How far the data reach: what was searched, how many have no data. */
  coverage?: string
  /** The question whose answer can be downloaded, and which of its tables this block shows. */
  data?: { question: AnyQuestion; table?: string }
  /** The figure that "explain" leads to. */
  figure?: string
  children: ReactNode
}

/** A part of a page with the footer that all have: source, date, coverage, download, explain. */
export function Block({ title, intro, size, sources, coverage, data, figure, children }: Props) {
  const id = useId()
  const [chart, setChart] = useState<ChartHandle | null>(null)
  return (
    <section className={`block ${size ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {intro && <p>{intro}</p>}
      </header>
      <div className="body">
        <ChartSlot value={setChart}>{children}</ChartSlot>
      </div>
      <Footer {...{ title, sources, coverage, data, figure, chart }} />
    </section>
  )
}

interface FooterProps extends Pick<Props, 'title' | 'sources' | 'coverage' | 'data' | 'figure'> {
  chart: ChartHandle | null
}

function Footer({ title, sources, coverage, data, figure, chart }: FooterProps) {
  const { words } = useLang()
  const release = useAnswer({ path: '/api/v1/release' }).data
  return (
    <footer>
      {sources && sources.length > 0 && <Sources list={sources} />}
      {release && <span>{fill(words.block.release, { version: release.version || release.hash.slice(0, 8) })}</span>}
      {coverage && <span>{coverage}</span>}
      <span className="actions">
        {data && <Downloads title={title} {...data} />}
        {chart?.kinds.map((kind) => (
          <button type="button" className="linklike" key={kind} onClick={() => chart.save(kind, title)}>
            {kind.toUpperCase()}
          </button>
        ))}
        {figure && (
          <To path={to.figure(figure)} aria-label={`${words.block.explain}: ${title}`}>
            {words.block.explain}
          </To>
        )}
      </span>
    </footer>
  )
}

/** The answer as tables; a publication has no server to make them, and keeps what it has loaded. */
function Downloads({ title, question, table }: { title: string; question: AnyQuestion; table?: string }) {
  const { lang } = useLang()
  if (published) {
    const keep = async () =>
      saveText(JSON.stringify(await read(address(question))), fileName(title, 'json'), 'application/json')
    return (
      <button type="button" className="linklike" onClick={keep}>
        JSON
      </button>
    )
  }
  return (
    <>
      <a href={address(question, { suffix: 'csv', lang, table })} download>
        CSV
      </a>
      <a href={address(question, { suffix: 'xlsx', lang })} download>
        XLSX
      </a>
    </>
  )
}
