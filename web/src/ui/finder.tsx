import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { published } from '../api/published'
import type { Hit } from '../api/types'
import { useAnswer } from '../api/use'
import { useLang } from '../text/lang'
import { hrefOf, to } from './place'

/** The path of what was found. */
export function pathOf(hit: Hit): string {
  switch (hit.kind) {
    case 'region':
      return to.region(hit.id)
    case 'chain':
      return to.chain(hit.id)
    case 'link': {
      const dot = hit.id.indexOf('.')
      return to.link(hit.id.slice(0, dot), hit.id.slice(dot + 1))
    }
    case 'organisation':
      return to.organisation(hit.id)
    default:
      return to.site(hit.id)
  }
}

interface Props {
  /** What is done with a hit; without it, its page is opened. */
  pick?: (hit: Hit) => void
  /** Only hits of this kind. */
  kind?: string
  label?: string
  big?: boolean
}

/** A search box over regions, chains, links, organisations and sites, by name in any language; a publication has none. */
export function Finder(props: Props) {
  return published ? null : <SearchBox {...props} />
}

function SearchBox({ pick, kind, label, big }: Props) {
  const { words, lang, name } = useLang()
  const id = useId()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const asked = useDeferredValue(text.trim())
  const found = useAnswer(asked ? { path: '/api/v1/search', query: { q: asked, limit: kind ? 40 : 12 } } : null)
  const hits = (found.data?.hits ?? []).filter((hit) => !kind || hit.kind === kind).slice(0, 12)
  const shown = open && asked !== ''

  const choose = (hit: Hit | undefined) => {
    if (!hit) return
    setText('')
    setOpen(false)
    if (pick) pick(hit)
    else go(hrefOf(pathOf(hit), {}, search))
  }
  const press = (event: KeyboardEvent) => {
    if (!shown) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') choose(hits[at])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }
  return (
    <search className={`finder ${big ? 'big' : ''}`}>
      <input
        type="search"
        role="combobox"
        aria-label={label ?? words.finder.label}
        placeholder={label ?? words.finder.hint}
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={words.finder.results} className="hits" hidden={!shown}>
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
          <div
            key={`${hit.kind} ${hit.id}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            onMouseDown={(e) => e.preventDefault()}
            onMouseEnter={() => setAt(i)}
            onClick={() => choose(hit)}
          >
            <span>
              {name(hit)}
              <small lang={lang === 'zh' ? 'en' : 'zh'}>{lang === 'zh' ? hit.name : hit.name_zh}</small>
            </span>
            <small>{words.kinds[hit.kind as keyof typeof words.kinds] ?? hit.kind}</small>
          </div>
        ))}
        {shown && found.data && hits.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled="true" tabIndex={-1}>
            {words.finder.none}
          </div>
        )}
      </div>
    </search>
  )
}
