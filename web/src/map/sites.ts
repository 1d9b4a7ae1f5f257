import { useEffect, useState } from 'react'
import { type Answer, address, read } from '../api/client'
import type { Site } from '../api/types'
import { useAnswer } from '../api/use'

const page = 1000

/**
 * Reads the sites of a chain page by page and hands over what is there after
 * one page, two, four and so on, so that the points are laid out a few times
 * and not once a page. It stops when nobody wants more.
 */
export async function readSites(chain: string, more: (sites: Site[]) => boolean): Promise<void> {
  const sites: Site[] = []
  let cursor: string | undefined
  let due = 1
  for (let nth = 1; ; nth++) {
    const url = address({ path: '/api/v1/sites', query: { chain, limit: page, cursor } })
    const list = await read<Answer<'/api/v1/sites'>>(url)
    sites.push(...list.sites)
    cursor = list.next
    if (nth < due && cursor) continue
    due = 2 * nth
    if (!more([...sites]) || !cursor) return
  }
}

/** The sites of a chain; those that are there are shown while the rest comes. */
export function useSites(chain: string): { sites: Site[]; error?: Error } {
  const [found, setFound] = useState<{ sites: Site[]; error?: Error }>({ sites: [] })
  const release = useAnswer({ path: '/api/v1/release' }).data?.hash
  useEffect(() => {
    let wanted = true
    setFound({ sites: [] })
    if (chain && release) {
      readSites(chain, (sites) => {
        if (wanted) setFound({ sites })
        return wanted
      }).catch((error: Error) => wanted && setFound({ sites: [], error }))
    }
    return () => {
      wanted = false
    }
  }, [chain, release])
  return found
}
