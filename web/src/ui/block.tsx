import { type ReactNode, useId, useState } from 'react'
import { type AnyQuestion, address } from '../api/client'
import type { Source } from '../api/types'
import { useAnswer } from '../api/use'
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
  const { lang, words } = useLang()
  const release = useAnswer({ path: '/api/v1/release' }).data
  return (
    <footer>
      {sources && sources.length > 0 && <Sources list={sources} />}
      {release && <span>{fill(words.block.release, { version: release.version || release.hash.slice(0, 8) })}</span>}
      {coverage && <span>{coverage}</span>}
      <span className="actions">
        {data && (
          <>
            <a href={address(data.question, { suffix: 'csv', lang, table: data.table })} download>
              CSV
            </a>
            <a href={address(data.question, { suffix: 'xlsx', lang })} download>
              XLSX
            </a>
          </>
        )}
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
