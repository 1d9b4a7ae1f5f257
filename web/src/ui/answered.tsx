import type { ReactNode } from 'react'
import type { SWRResponse } from 'swr'
import { Problem } from '../api/client'
import { useLang } from '../text/lang'

interface Props<T> {
  of: SWRResponse<T, Error>
  /** Lines of the placeholder while the answer is on its way. */
  lines?: number
  children: (answer: T) => ReactNode
}

/** Shows an answer, or that it is on its way, or in the words of the API why there is none. */
export function Answered<T>({ of, lines = 6, children }: Props<T>) {
  if (of.error) return <Trouble error={of.error} again={() => of.mutate()} />
  if (of.data === undefined) return <Waiting lines={lines} />
  return <>{children(of.data)}</>
}

export function Waiting({ lines = 6 }: { lines?: number }) {
  const { words } = useLang()
  return (
    <div className="waiting" role="status" aria-label={words.state.loading}>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} className={`w${i % 4}`} />
      ))}
    </div>
  )
}

export function Trouble({ error, again }: { error: Error; again?: () => void }) {
  const { words } = useLang()
  const known = error instanceof Problem
  return (
    <div className="trouble" role="alert">
      <p>{known ? error.message : words.state.unreachable}</p>
      {again && (
        <p>
          <button type="button" className="linklike" onClick={again}>
            {words.state.again}
          </button>
        </p>
      )}
    </div>
  )
}

/** Says that there is nothing to show, and why. */
export function Empty({ why }: { why: string }) {
  return <p className="empty">{why}</p>
}
