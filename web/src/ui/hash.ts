import { useSyncExternalStore } from 'react'

/** The path and parameters after the # of the address; the first page where there are none. */
function here(): string {
  return location.hash.startsWith('#/') ? location.hash.slice(1) : '/'
}

function subscribe(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function go(to: string, { replace = false } = {}) {
  if (replace) location.replace(`#${to}`)
  else location.hash = to
}

/** The place of a page after the # of the address, in the form that the router takes. */
export function useHashLocation(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, () => here().split('?')[0]!), go]
}
useHashLocation.hrefs = (to: string) => `#${to}`
useHashLocation.searchHook = () => useSyncExternalStore(subscribe, () => here().split('?')[1] ?? '')
