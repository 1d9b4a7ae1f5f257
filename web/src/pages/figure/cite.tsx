import { useState } from 'react'
import { root } from '../../api/published'
import type { Figure } from '../../api/types'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { citations } from './citation'

/** Ways to cite a figure, each one click away from the clipboard. */
export function Cite({ figure }: { figure: Figure }) {
  const { words, lang } = useLang()
  const release = useAnswer({ path: '/api/v1/release' }).data
  if (!release) return null
  const c = citations(figure, release, lang, root())
  return (
    <dl className="copies">
      <Copy label={words.figure.short} text={c.short} />
      <Copy label={words.figure.full} text={c.full} />
      <Copy label={words.figure.bibtex} text={c.bibtex} />
    </dl>
  )
}

/** A text with a button that copies it. */
export function Copy({ label, text }: { label: string; text: string }) {
  const { words } = useLang()
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
  }
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>
        <button type="button" className="linklike tiny" onClick={copy} aria-label={`${words.figure.copy}: ${label}`}>
          {done ? words.figure.copied : words.figure.copy}
        </button>
      </dd>
    </div>
  )
}
