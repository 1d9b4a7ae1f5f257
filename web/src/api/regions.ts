import useSWR from 'swr'
import { type Answer, address, read } from './client'
import type { Region } from './types'

const page = 1000

/** Reads all regions, page by page; the id of a site's region gets its name from here. */
async function readAll(): Promise<Map<string, Region>> {
  const all = new Map<string, Region>()
  let cursor: string | undefined
  do {
    const url = address({ path: '/api/v1/regions', query: { limit: page, cursor } })
    const list = await read<Answer<'/api/v1/regions'>>(url)
    for (const region of list.regions) all.set(region.id, region)
    cursor = list.next
  } while (cursor)
  return all
}

/** All regions by id; empty until they are there. */
export function useRegions(): Map<string, Region> {
  const { data } = useSWR('regions', readAll, { revalidateOnFocus: false, revalidateIfStale: false })
  return data ?? none
}

const none: Map<string, Region> = new Map()
