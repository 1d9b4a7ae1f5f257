import { type ComponentType, lazy } from 'react'

/** A page of the front end: its paths, how it is loaded, and its name in the navigation where it stands there. */
export interface Route {
  path: string
  page: ComponentType
  nav?: NavName
}

export type NavName = 'map' | 'rank' | 'compare'

const page = (load: () => Promise<{ default: ComponentType }>) => lazy(load)

/** All pages, one line each. A path's parameters are read with useParams of wouter. */
export const routes: Route[] = [
  { path: '/', page: page(() => import('./pages/home/home')) },
  { path: '/map', page: page(() => import('./pages/map/map')), nav: 'map' },
  { path: '/rank', page: page(() => import('./pages/rank/rank')), nav: 'rank' },
  { path: '/compare', page: page(() => import('./pages/compare/compare')), nav: 'compare' },
  { path: '/r/:id', page: page(() => import('./pages/region/region')) },
  { path: '/c/:id', page: page(() => import('./pages/chain/chain')) },
  { path: '/c/:chain/:link', page: page(() => import('./pages/link/link')) },
  { path: '/o/:id', page: page(() => import('./pages/organisation/organisation')) },
  { path: '/e/:id', page: page(() => import('./pages/site/site')) },
  { path: '/f/*', page: page(() => import('./pages/figure/figure')) },
]
