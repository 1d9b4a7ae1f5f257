import { type ComponentType, lazy } from 'react'

/** A page of the front end: its paths, how it is loaded, and its name in the navigation where it stands there. */
export interface Route {
  path: string
  page: ComponentType
  nav?: NavName
  /** Its name in the list of pages below every page. */
  foot?: FootName
}

export type FootName = 'claims' | 'concentration' | 'clusters' | 'brief' | 'data' | 'methods'
export type NavName = 'map' | 'rank' | 'compare' | 'whatif' | 'settle'

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
  { path: '/whatif', page: page(() => import('./pages/whatif/whatif')), nav: 'whatif' },
  { path: '/settle', page: page(() => import('./pages/settle/settle')), nav: 'settle' },
  { path: '/r/:id/gaps', page: page(() => import('./pages/gaps/gaps')) },
  { path: '/r/:id/targets', page: page(() => import('./pages/target/target')) },
  { path: '/r/:id/structure', page: page(() => import('./pages/structure/structure')) },
  { path: '/findings', page: page(() => import('./pages/findings/findings')) },
  { path: '/claims', page: page(() => import('./pages/claims/claims')), foot: 'claims' },
  { path: '/concentration', page: page(() => import('./pages/concentration/concentration')), foot: 'concentration' },
  { path: '/clusters', page: page(() => import('./pages/clusters/clusters')), foot: 'clusters' },
  { path: '/brief', page: page(() => import('./pages/brief/brief')), foot: 'brief' },
  { path: '/data', page: page(() => import('./pages/data/data')), foot: 'data' },
  { path: '/methods', page: page(() => import('./pages/methods/methods')), foot: 'methods' },
  { path: '/methods/:page', page: page(() => import('./pages/methods/methods')) },
  { path: '/f/*', page: page(() => import('./pages/figure/figure')) },
]
