import { useCallback } from 'react'
import { preload, useSWRConfig } from 'swr'
import { matchRoute, useRouter } from 'wouter'
import { address, read } from '../api/client'
import { routes } from '../routes'

/** Loads what the page of a path needs before it is shown: its code, and at once the answer that it begins with. */
export function useAhead(): (href: string) => void {
  const { parser } = useRouter()
  const { cache } = useSWRConfig()
  return useCallback(
    (href) => {
      const [path = '/', search] = href.split('?')
      for (const route of routes) {
        const [found, params] = matchRoute(parser, route.path, path)
        if (!found) continue
        // Who shows the page hears of an error; here it is nobody's business yet.
        route.load().catch(() => undefined)
        const question = route.first?.(params as Record<string, string>, new URLSearchParams(search))
        if (question && !cache.get(address(question))?.data) preload(address(question), read).catch(() => undefined)
        return
      }
    },
    [parser, cache],
  )
}
