import { useState } from 'react'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import type { ProfileProps } from './standing'

type Projects = ProfileProps['profile']['projects']
type Project = Projects['announced'][number]

const first = 6

/** Investment projects by stage: announced, under construction, running. */
export function ProjectBlock({ profile, question }: ProfileProps) {
  const { words } = useLang()
  const t = words.region
  const { announced, construction, running, recent } = profile.projects
  if (announced.length + construction.length + running === 0) return null
  return (
    <Block title={t.projects} intro={t.projectsIntro} data={{ question, table: 'projects' }} sources={profile.sources}>
      <div className="projects">
        <Stage title={t.announced} n={announced.length} of={announced} dated={t.statusOf} />
        <Stage title={t.construction} n={construction.length} of={construction} dated={t.statusOf} />
        <Stage title={t.running} n={running} of={recent} dated={t.knownFrom} below={t.latest} />
      </div>
    </Block>
  )
}

interface StageProps {
  title: string
  n: number
  of: Project[]
  /** How the date is to be read. */
  dated: string
  below?: string
}

function Stage({ title, n, of, dated, below }: StageProps) {
  const { words, say } = useLang()
  const [all, setAll] = useState(false)
  const shown = all ? of : of.slice(0, first)
  return (
    <section>
      <h3>
        {title} <strong>{n}</strong>
      </h3>
      {below && n > 0 && <p className="note">{below}</p>}
      <ul>
        {shown.map((p) => (
          <li key={p.establishment}>
            <To path={to.site(p.establishment)}>{say(p.name)}</To>
            <span className="note">
              {[
                ...p.makes.slice(0, 2).map(say),
                say(p.capacity[0]),
                say(p.place),
                p.date && fill(dated, { date: p.date }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < of.length && (
        <p className="more">
          <button
            type="button"
            className="linklike"
            aria-label={`${fill(words.state.showAll, { n: of.length })}: ${title}`}
            onClick={() => setAll(true)}
          >
            {fill(words.state.showAll, { n: of.length })}
          </button>
        </p>
      )}
    </section>
  )
}
