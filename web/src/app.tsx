import { Component, type ReactNode, useEffect, useState } from 'react'
import { Route, Router, Switch, useLocation, useSearch } from 'wouter'
import { published } from './api/published'
import { routes } from './routes'
import { LangProvider, useLang } from './text/lang'
import { useAhead } from './ui/ahead'
import { useHashLocation } from './ui/hash'
import { Page } from './ui/page'
import { Foot, TopBar } from './ui/shell'
import { StatusNotice } from './ui/status'

export function App() {
  return (
    <Router hook={published ? useHashLocation : undefined}>
      <LangProvider>
        <Shell />
      </LangProvider>
    </Router>
  )
}

function Shell() {
  const { words } = useLang()
  const [path] = useLocation()
  const search = useSearch()
  const ahead = useAhead()
  useState(() => ahead(`${path}?${search}`)) // with the first rendering, not after it
  useEffect(() => {
    if (path) window.scrollTo(0, 0)
  }, [path])
  return (
    <>
      <button type="button" className="skip" onClick={skip}>
        {words.shell.skip}
      </button>
      <TopBar />
      <StatusNotice />
      <main id="main" tabIndex={-1}>
        <Boundary key={path} message={words.state.broken}>
          <Switch>
            {routes.map((r) => (
              <Route key={r.path} path={r.path} component={r.page} />
            ))}
            <Route>
              <Page title={words.state.noPage} lead={words.state.noPageWhy} />
            </Route>
          </Switch>
        </Boundary>
      </main>
      <Foot />
    </>
  )
}

/** Goes to the content without a trace in the address, whose # may tell pages apart. */
function skip() {
  document.getElementById('main')?.focus()
}

/** Keeps the rest of the page when a part of it breaks. */
class Boundary extends Component<{ message: string; children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {}
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    if (!this.state.error) return this.props.children
    return (
      <div className="trouble" role="alert">
        <p>{this.props.message}</p>
        <p className="mono small">{this.state.error.message}</p>
      </div>
    )
  }
}
