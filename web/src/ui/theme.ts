import { useEffect, useSyncExternalStore } from 'react'
import { useParams } from './place'

export type Theme = 'light' | 'dark'
const kept = 'agglo.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

/** Which theme a page is shown in: that of the address, else the one chosen before, else the system's. */
export function chooseTheme(inAddress: string, before: string | null, systemDark: boolean): Theme {
  for (const choice of [inAddress, before]) {
    if (choice === 'light' || choice === 'dark') return choice
  }
  return systemDark ? 'dark' : 'light'
}

function watchSystem(changed: () => void) {
  dark.addEventListener('change', changed)
  return () => dark.removeEventListener('change', changed)
}

/** The theme of the page and how to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const params = useParams()
  const systemDark = useSyncExternalStore(watchSystem, () => dark.matches)
  const theme = chooseTheme(params.get('theme'), localStorage.getItem(kept), systemDark)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return [
    theme,
    (next) => {
      localStorage.setItem(kept, next)
      params.set({ theme: next }, { replace: true })
    },
  ]
}
