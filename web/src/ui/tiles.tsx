import type { ReactNode } from 'react'
import type { Figure } from '../api/types'
import { useLang } from '../text/lang'
import { To, to } from './place'

export interface Tile {
  label: string
  /** The number: a figure, or a text where it is none of its own. */
  figure?: Figure
  value?: string
  path?: string
  below?: ReactNode
}

/** At most four numbers that a page begins with. */
export function Tiles({ of }: { of: Tile[] }) {
  return (
    <dl className="tiles">
      {of.slice(0, 4).map((tile) => (
        <div className="tile" key={tile.label}>
          <dt>{tile.label}</dt>
          <dd>
            <Big tile={tile} />
            {tile.below && <span className="below">{tile.below}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Big({ tile }: { tile: Tile }) {
  const { say, words } = useLang()
  const { figure } = tile
  if (figure && figure.value === null) {
    return (
      <>
        <span className="value none">{words.state.unknown}</span>
        <span className="below">{say(figure.unknown)}</span>
      </>
    )
  }
  const text = tile.value ?? say(figure?.text)
  const path = tile.path ?? (figure && to.figure(figure.id))
  return <span className="value">{path ? <To path={path}>{text}</To> : text}</span>
}
