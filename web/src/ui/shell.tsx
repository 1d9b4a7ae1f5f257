import { useLocation } from 'wouter'
import { published } from '../api/published'
import { useAnswer } from '../api/use'
import { routes } from '../routes'
import { fill, useLang } from '../text/lang'
import { Finder } from './finder'
import { To, useParams } from './place'
import { useTheme } from './theme'

/** The bar above every page: pages, search, language and theme. */
export function TopBar() {
  const { words } = useLang()
  const [path] = useLocation()
  return (
    <header className="bar">
      <To path="/" className="brand">
        <Mark />
        agglo
      </To>
      <nav className="nav" aria-label={words.shell.pages}>
        {routes.map(
          (r) =>
            r.nav && (
              <To key={r.path} path={r.path} aria-current={path === r.path ? 'page' : undefined}>
                {words.nav[r.nav]}
              </To>
            ),
        )}
      </nav>
      <div className="tools">
        {path !== '/' && <Finder />}
        <LangSwitch />
        <ThemeSwitch />
      </div>
    </header>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g fill="var(--paper)">
        <circle cx="12" cy="18.5" r="6" />
        <circle cx="21.5" cy="11.5" r="3.6" />
        <circle cx="22.5" cy="21.5" r="2.2" />
      </g>
    </svg>
  )
}

function LangSwitch() {
  const { lang } = useLang()
  const params = useParams()
  const other = lang === 'en' ? 'zh' : 'en'
  return (
    <button type="button" className="plain" lang={other} onClick={() => params.set({ lang: other }, { replace: true })}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}

function ThemeSwitch() {
  const { words } = useLang()
  const [theme, setTheme] = useTheme()
  const other = theme === 'light' ? 'dark' : 'light'
  return (
    <button type="button" className="plain" aria-label={words.shell[other]} onClick={() => setTheme(other)}>
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
        <circle cx="12" cy="12" r="8" />
        <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" stroke="none" />
      </svg>
    </button>
  )
}

/** What is served, below every page. */
export function Foot() {
  const { words } = useLang()
  const release = useAnswer({ path: '/api/v1/release' }).data
  return (
    <footer className="foot">
      <nav aria-label={words.shell.more}>
        {routes.map(
          (r) =>
            r.foot && (
              <To key={r.path} path={r.path}>
                {words.foot[r.foot]}
              </To>
            ),
        )}
        {!published && <a href="/api/docs">{words.shell.api}</a>}
      </nav>
      {release && (
        <>
          <span>{release.title || release.name}</span>
          <span>
            {fill(words.block.release, { version: release.version ?? '' })}{' '}
            <span className="mono">{release.hash.slice(0, 12)}</span>
          </span>
          {release.licence && <span>{release.licence}</span>}
          <span>agglo {release.program}</span>
        </>
      )}
    </footer>
  )
}
