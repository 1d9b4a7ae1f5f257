import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useAnswer } from '../../api/use'
import { usePlainMap } from '../../map/plain'
import { place, sitesOf } from '../../map/points'
import { MapView } from '../../map/view'
import { fill, useLang } from '../../text/lang'
import { Trouble, Waiting } from '../../ui/answered'
import { Block } from '../../ui/block'
import { hrefOf, To, to } from '../../ui/place'

/** The sites of a chain on the provinces; a province leads to its page. */
export function HomeMap({ chain }: { chain: string }) {
  const { words } = useLang()
  const { boundaries, projection, shapes, error } = usePlainMap()
  const question = { path: '/api/v1/points' as const, query: { chain } }
  const found = useAnswer(question)
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const points = useMemo(
    () => projection && found.data && place(sitesOf(found.data), projection),
    [found.data, projection],
  )
  const open = useCallback((id: string) => go(hrefOf(to.region(id), {}, search)), [go, search])
  const n = found.data?.ids.length ?? 0
  const label = found.data && fill(words.map.sitesN, { n, without: found.data.total - n })
  const trouble = error ?? found.error
  if (boundaries === null) return null
  return (
    <Block title={words.home.map} intro={words.home.mapIntro} size="half" coverage={label} data={{ question }}>
      {trouble && <Trouble error={trouble} />}
      {boundaries && projection ? (
        <MapView
          boundaries={boundaries}
          projection={projection}
          shapes={shapes}
          points={points}
          height={24}
          label={label ?? words.home.map}
          pick={open}
        />
      ) : (
        <Waiting lines={8} />
      )}
      <p className="small">
        <To path="/map" params={{ chain }}>
          {words.rank.onMap}
        </To>
      </p>
    </Block>
  )
}
