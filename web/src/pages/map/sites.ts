import { useMemo } from 'react'
import { useAnswer } from '../../api/use'
import { outlinesOf } from '../../map/outlines'
import { place, sitesOf } from '../../map/points'
import type { Projection } from '../../map/projection'
import { useLang } from '../../text/lang'

/** Which sites of the register are shown above the regions. */
export interface Shown {
  chain: string
  /** Only those of this link of the chain. */
  link: string
  /** Whether the places where they lie together are outlined. */
  clusters: boolean
}

/** Which sites count as lying together: as many within as many kilometres, as on the page of clusters. */
const [radius, least] = [30, 5]

/** The sites that run at the end of a period, as points and outlines; nothing without a chain. */
export function useShown({ chain, link, clusters }: Shown, period: string, projection?: Projection) {
  const { say } = useLang()
  const of = link ? `${chain}.${link}` : chain
  const sites = useAnswer(
    chain ? { path: '/api/v1/points', query: { ...(link ? { link: of } : { chain }), 'as-of': period } } : null,
  )
  const together = useAnswer(
    chain && clusters ? { path: '/api/v1/clusters', query: { chain: of, period, radius, least } } : null,
  )
  const points = useMemo(
    () => projection && sites.data && place(sitesOf(sites.data), projection),
    [sites.data, projection],
  )
  const outlines = useMemo(
    () => (projection && together.data ? outlinesOf(together.data.clusters, projection, say) : undefined),
    [together.data, projection, say],
  )
  return { sites: sites.data, together: together.data, points, outlines, error: sites.error ?? together.error }
}
