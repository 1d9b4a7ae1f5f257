import { type AnchorHTMLAttributes, useMemo, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { encodePath } from '../api/client'
import { useAhead } from './ahead'

/** What stays in the address from page to page. */
const carried = ['lang', 'theme'] as const

type Params = Record<string, string | number | boolean | readonly string[] | undefined>

/** Returns a path with parameters; empty ones are left out, and those carried along are added. */
export function hrefOf(path: string, params: Params, now: URLSearchParams): string {
  const out = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '' && value !== false) out.set(name, text)
  }
  for (const name of carried) {
    const value = now.get(name)
    if (value && !(name in params)) out.set(name, value)
  }
  // Commas, colons and slashes of ids stay readable.
  const query = out.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/')
  return path + (query ? `?${query}` : '')
}

/** Paths of the pages that things have. */
export const to = {
  region: (id: string) => `/r/${encodePath(id)}`,
  chain: (id: string) => `/c/${encodePath(id)}`,
  link: (chain: string, link: string) => `/c/${encodePath(chain)}/${encodePath(link)}`,
  organisation: (id: string) => `/o/${encodePath(id)}`,
  site: (id: string) => `/e/${encodePath(id)}`,
  figure: (id: string) => `/f/${encodePath(id)}`,
}

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  path: string
  params?: Params
}

/** Milliseconds that a pointer rests on a link before its page is loaded ahead. */
const dwell = 60

/** A link to a page of the front end that keeps language and theme, and loads the page while the reader is about to open it. */
export function To({ path, params, ...rest }: Props) {
  const [search] = useSearchParams()
  const ahead = useAhead()
  const timer = useRef(0)
  const href = hrefOf(path, params ?? {}, search)
  return (
    <Link
      href={href}
      onPointerEnter={() => {
        timer.current = window.setTimeout(ahead, dwell, href)
      }}
      onPointerLeave={() => clearTimeout(timer.current)}
      onFocus={() => ahead(href)}
      {...rest}
    />
  )
}

/** The parameters in the address and how to change them: a change is a step that "back" undoes. */
export function useParams() {
  const [search] = useSearchParams()
  const [path, go] = useLocation()
  return useMemo(
    () => ({
      get: (name: string, otherwise = '') => search.get(name) ?? otherwise,
      list: (name: string) => (search.get(name) ?? '').split(',').filter(Boolean),
      set: (changes: Params, options?: { replace?: boolean }) => {
        go(hrefOf(path, { ...Object.fromEntries(search), ...changes }, search), options)
      },
    }),
    [search, path, go],
  )
}
