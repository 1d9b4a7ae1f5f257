import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

interface Props {
  /** What the page is about, in a few words: kind, code, what it lies in. */
  eyebrow?: ReactNode[]
  /** The question that the page answers. */
  title: string
  /** The answer in one sentence, before any chart. */
  lead?: ReactNode
  /** What a reader has to know with the answer. */
  notes?: ReactNode[]
  controls?: ReactNode
  children?: ReactNode
}

/** A page: a question, its answer, what can be changed, and the blocks that show why. */
export function Page({ eyebrow = [], title, lead, notes = [], controls, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [path] = useLocation()
  const shown = useRef(path)
  useEffect(() => {
    document.title = title ? `${title} · agglo` : 'agglo'
  }, [title])
  useEffect(() => {
    // A reader with a screen reader hears where the link led; the first page keeps its focus.
    if (shown.current !== path || history.state?.moved) heading.current?.focus({ preventScroll: true })
    shown.current = path
  }, [path])
  return (
    <>
      <header className="head">
        {eyebrow.length > 0 && (
          <p className="eyebrow">
            {eyebrow.filter(Boolean).map((part, i) => (
              <span key={i}>{part}</span>
            ))}
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
        {notes.map((note, i) => (
          <p key={i} className="aside">
            {note}
          </p>
        ))}
        {controls && <div className="controls">{controls}</div>}
      </header>
      {children}
    </>
  )
}
