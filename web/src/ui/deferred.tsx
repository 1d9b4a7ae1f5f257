import { type ComponentType, useEffect, useRef, useState } from 'react'
import { Waiting } from './answered'

interface Deferred {
  page: ComponentType
  /** Loads the code ahead of time. */
  load: () => Promise<void>
}

/**
 * A page whose code is loaded when it is needed. React's own lazy components
 * stay hidden for 300 ms once their placeholder was shown, and show it even
 * where the code is there already; this one is shown as soon as it can be.
 */
export function deferred(fetch: () => Promise<{ default: ComponentType }>): Deferred {
  let Page: ComponentType | undefined
  const load = async () => {
    Page = (await fetch()).default
  }
  return {
    load,
    page: () => {
      const [failed, settle] = useState<{ error?: unknown }>()
      // The code may come between the rendering and this, so what counts is what was rendered.
      const there = useRef(Page !== undefined)
      useEffect(() => {
        if (!there.current)
          load().then(
            () => settle({}),
            (error) => settle({ error }),
          )
      }, [])
      if (failed?.error) throw failed.error
      return Page ? <Page /> : <Waiting lines={8} />
    },
  }
}
