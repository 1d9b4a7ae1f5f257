import type { ComponentType } from 'react'
import type { AnyQuestion } from './api/client'
import { deferred } from './ui/deferred'

/** A page of the front end: its paths, how it is loaded, and its name in the navigation where it stands there. */
export interface Route {
  path: string
  page: ComponentType
  /** Loads the code of the page ahead of time. */
  load: () => Promise<void>
  /** The question that the page begins with, so that it is asked while the code is on its way. */
  first?: First
  nav?: NavName
  /** Its name in the list of pages below every page. */
  foot?: FootName
}

export type FootName = 'claims' | 'concentration' | 'clusters' | 'brief' | 'data' | 'methods'
export type NavName = 'map' | 'rank' | 'compare' | 'whatif' | 'settle'

type First = (path: Record<string, string>, search: URLSearchParams) => AnyQuestion

const page = (load: () => Promise<{ default: ComponentType }>, first?: First) => ({ ...deferred(load), first })

/** Loads ECharts beside a page that always draws with it. */
function withCharts<T>(load: () => Promise<T>): () => Promise<T> {
  return () => {
    import('./chart/echarts')
    return load()
  }
}

const profile: First = ({ id }, search) => ({
  path: '/api/v1/profile',
  query: { region: id, chain: search.get('chain'), period: search.get('period') },
})
const chain: First = ({ id }, search) => ({
  path: '/api/v1/chain',
  query: { chain: id, region: search.get('region'), 'as-of': search.get('period') },
})
const organisation: First = ({ id = '' }) => ({ path: '/api/v1/organisations/{id}', in: { id } })
const figure: First = (path) => ({ path: '/api/v1/figure/{id}', in: { id: path['*'] ?? '' } })
const ranking: First = (_, search) => ({
  path: '/api/v1/rank',
  query: {
    indicator: search.get('indicator') ?? 'gdp',
    subject: search.get('subject'),
    level: search.get('level'),
    within: search.get('within'),
    period: search.get('period'),
  },
})
const release: First = () => ({ path: '/api/v1/release' })

/** All pages, one line each. A path's parameters are read with useParams of wouter. */
export const routes: Route[] = [
  { path: '/', ...page(() => import('./pages/home/home'), release) },
  {
    path: '/map',
    ...page(
      withCharts(() => import('./pages/map/map')),
      ranking,
    ),
    nav: 'map',
  },
  { path: '/rank', ...page(() => import('./pages/rank/rank')), nav: 'rank' },
  { path: '/compare', ...page(() => import('./pages/compare/compare')), nav: 'compare' },
  { path: '/r/:id', ...page(() => import('./pages/region/region'), profile) },
  { path: '/c/:id', ...page(() => import('./pages/chain/chain'), chain) },
  { path: '/c/:chain/:link', ...page(() => import('./pages/link/link')) },
  { path: '/o/:id', ...page(() => import('./pages/organisation/organisation'), organisation) },
  { path: '/e/:id', ...page(() => import('./pages/site/site')) },
  { path: '/whatif', ...page(() => import('./pages/whatif/whatif')), nav: 'whatif' },
  { path: '/settle', ...page(() => import('./pages/settle/settle')), nav: 'settle' },
  { path: '/r/:id/gaps', ...page(() => import('./pages/gaps/gaps')) },
  { path: '/r/:id/targets', ...page(() => import('./pages/target/target')) },
  { path: '/r/:id/structure', ...page(() => import('./pages/structure/structure')) },
  { path: '/findings', ...page(() => import('./pages/findings/findings')) },
  { path: '/claims', ...page(() => import('./pages/claims/claims')), foot: 'claims' },
  { path: '/concentration', ...page(() => import('./pages/concentration/concentration')), foot: 'concentration' },
  { path: '/clusters', ...page(() => import('./pages/clusters/clusters')), foot: 'clusters' },
  { path: '/brief', ...page(() => import('./pages/brief/brief')), foot: 'brief' },
  { path: '/data', ...page(() => import('./pages/data/data')), foot: 'data' },
  { path: '/methods', ...page(() => import('./pages/methods/methods')), foot: 'methods' },
  { path: '/methods/:page', ...page(() => import('./pages/methods/methods')) },
  { path: '/f/*', ...page(() => import('./pages/figure/figure'), figure) },
]
