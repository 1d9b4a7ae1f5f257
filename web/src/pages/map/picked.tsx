import { useRegions } from '../../api/regions'
import type { RankAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'
import { Value } from '../../ui/value'

/** The region that was chosen on the map: its value and its rank, and the way to its page. */
export function Picked({ id, rank }: { id: string; rank: RankAnswer }) {
  const { words, name, say } = useLang()
  const regions = useRegions()
  const at = rank.places.find((p) => p.region === id)
  const gap = rank.unknown?.find((g) => g.region === id)
  return (
    <p className="picked" role="status">
      <To path={to.region(id)}>{name(regions.get(id)) || id}</To>{' '}
      {at ? (
        <>
          <Value of={at.figure} /> <span className="soft">{`${words.col.rank} ${at.rank} / ${rank.of}`}</span>
        </>
      ) : (
        <span className="soft">{gap ? say(gap.why) : words.map.nodata}</span>
      )}
    </p>
  )
}
