import { useLang } from '../text/lang'
import { To, to } from './place'

export type RegionPage = 'region' | 'findings' | 'targets' | 'structure' | 'gaps' | 'claims' | 'brief'

/** The pages that speak of one region, so that each leads to the others. */
export function RegionPages({ id, at, chain }: { id: string; at: RegionPage; chain?: string }) {
  const { words } = useLang()
  const t = words.regionPages
  const pages: [RegionPage, string, Record<string, string | undefined>][] = [
    ['region', to.region(id), { chain }],
    ['findings', '/findings', { region: id }],
    ['structure', `${to.region(id)}/structure`, {}],
    ['gaps', `${to.region(id)}/gaps`, { chain }],
    ['targets', `${to.region(id)}/targets`, {}],
    ['claims', '/claims', { region: id }],
    ['brief', '/brief', { region: id, chain }],
  ]
  return (
    <nav className="subnav" aria-label={t.label}>
      {pages.map(([page, path, params]) => (
        <To key={page} path={path} params={params} aria-current={page === at ? 'page' : undefined}>
          {t[page]}
        </To>
      ))}
    </nav>
  )
}
