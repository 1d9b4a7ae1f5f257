import { useEffect, useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import { published } from '../api/published'
import type { Status } from '../api/types'
import { fill, useLang } from '../text/lang'

/** Listens for a new release and for errors in the folder of the data set. */
function useStatus(): Status | null {
  const [status, setStatus] = useState<Status | null>(null)
  const { mutate } = useSWRConfig()
  const served = useRef('')
  useEffect(() => {
    if (published) return // files do not change while they are read
    const events = new EventSource('/api/v1/events')
    events.addEventListener('status', (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as Status
      // Every answer that is shown may be of the old release.
      if (served.current && served.current !== next.release.files) mutate(() => true)
      served.current = next.release.files
      setStatus(next)
    })
    return () => events.close()
  }, [mutate])
  return status
}

/** Says above the page that the folder has errors while the last good release is shown. */
export function StatusNotice() {
  const { words } = useLang()
  const status = useStatus()
  const errors = status?.problems.filter((p) => !p.warning) ?? []
  if (!status || (errors.length === 0 && !status.failure)) return null
  return (
    <details className="notice" role="status">
      <summary>{fill(words.status.broken, { n: errors.length || 1 })}</summary>
      <ul className="mono">
        {status.failure && <li>{status.failure}</li>}
        {errors.slice(0, 50).map((p) => (
          <li key={`${p.file}:${p.line}:${p.col}:${p.msg}`}>
            {[p.file, p.line, p.col].filter(Boolean).join(':')}: {p.field && `${p.field}: `}
            {p.msg}
          </li>
        ))}
      </ul>
    </details>
  )
}
