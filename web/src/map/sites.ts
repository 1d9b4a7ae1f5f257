import useSWRInfinite from 'swr/infinite'
import { type Answer, address, read } from '../api/client'
import type { Site } from '../api/types'

type Page = Answer<'/api/v1/sites'>

/** Sites of a chain, page after page; those that are there are shown while the rest comes. */
export function useSites(chain: string): { sites: Site[]; total: number } {
  const { data, size, setSize } = useSWRInfinite<Page, Error>(
    (i: number, before: Page | null) => {
      if (!chain || (before && !before.next)) return null
      return address({
        path: '/api/v1/sites',
        query: { chain, limit: 1000, cursor: i === 0 ? undefined : before?.next },
      })
    },
    read,
    { revalidateOnFocus: false, revalidateIfStale: false, revalidateFirstPage: false },
  )
  if (data && data.length === size && data.at(-1)?.next) setSize(size + 1)
  return { sites: data?.flatMap((p) => p.sites) ?? [], total: data?.[0]?.total ?? 0 }
}
