import { useState } from 'react'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import type { ProfileProps } from './standing'

type StageOf = ProfileProps['profile']['projects']['announced']

const first = 6

/** Investment projects by stage: announced, under construction, running. */
export function ProjectBlock({ profile, question }: ProfileProps) {
  const { words } = useLang()
  const t = words.region
  const { announced, construction, running } = profile.projects
  if (announced.total + construction.total + running.total === 0) return null
  return (
    <Block title={t.projects} intro={t.projectsIntro} data={{ question, table: 'projects' }} sources={profile.sources}>
      <div className="projects">
        <Stage title={t.announced} of={announced} dated={t.statusOf} />
        <Stage title={t.construction} of={construction} dated={t.statusOf} />
        <Stage title={t.running} of={running} dated={t.knownFrom} />
      </div>
    </Block>
  )
}

interface StageProps {
  title: string
  of: StageOf
  /** How the date is to be read. */
  dated: string
}

function Stage({ title, of: { total, projects }, dated }: StageProps) {
  const { words, say } = useLang()
  const [all, setAll] = useState(false)
  const shown = all ? projects : projects.slice(0, first)
  const t = words.region
  return (
    <section>
      <h3>
        {title} <strong>{total}</strong>
      </h3>
      {projects.length < total && <p className="note">{fill(t.latest, { n: projects.length })}</p>}
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
      {shown.length < projects.length && (
        <p className="more">
          <button
            type="button"
            className="linklike"
            aria-label={`${fill(words.state.showAll, { n: projects.length })}: ${title}`}
            onClick={() => setAll(true)}
          >
            {fill(words.state.showAll, { n: projects.length })}
          </button>
        </p>
      )}
    </section>
  )
}
