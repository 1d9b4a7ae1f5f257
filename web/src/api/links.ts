import useSWR from 'swr'
import { type Answer, address, read } from './client'
import type { Text } from './types'

async function readNames(chains: string[]): Promise<Map<string, Text>> {
  const lists = await Promise.all(
    chains.map((id) =>
      read<Answer<'/api/v1/chains/{id}/links'>>(address({ path: '/api/v1/chains/{id}/links', in: { id } })),
    ),
  )
  const names = new Map<string, Text>()
  for (const { links } of lists) {
    for (const link of links) names.set(`${link.chain}.${link.id}`, { en: link.name, zh: link.name_zh ?? '' })
  }
  return names
}

/** The names of the links of chains, by "chain.link". */
export function useLinkNames(chains: string[]): Map<string, Text> {
  const ids = [...new Set(chains)].sort()
  const { data } = useSWR(ids.length ? ['links', ...ids] : null, () => readNames(ids), {
    revalidateOnFocus: false,
    revalidateIfStale: false,
  })
  return data ?? none
}

const none: Map<string, Text> = new Map()
