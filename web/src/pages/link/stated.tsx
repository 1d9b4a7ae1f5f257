import { useRegions } from '../../api/regions'
import type { LinkAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'

/** Statements that the link is here, which name no site. */
export function Stated({ of }: { of: NonNullable<LinkAnswer['stated']> }) {
  const { words, name } = useLang()
  const regions = useRegions()
  return (
    <Block title={words.link.stated} intro={words.link.statedIntro} size="half">
      <ul className="plain-list">
        {of.map((s, i) => (
          <li key={i}>
            <To path={to.region(s.region)}>{name(regions.get(s.region)) || s.region}</To>
            {s.product && `: ${s.product}`} <q>{s.row.quote}</q>
            <span className="note mono">
              {s.row.source} {s.row.file}:{s.row.line}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
