/**
 * Whether this front end is that of a publication: its answers are files beside
 * it, its pages are told apart after the # of the address, and nothing is asked
 * of a server, so that it opens from disk and below any path.
 */
export const published = import.meta.env.MODE === 'publication'

/** What the path of a page follows in an address that is passed on. */
export function root(): string {
  return published ? `${location.href.split('#')[0]}#` : location.origin
}

/** Returns the file of a publication that holds the answer to an address; the query is the name of the file. */
export function fileOf(address: string, suffix = 'js'): string {
  return `${address.slice(1).replace('?', '/').replaceAll('%', '~')}.${suffix}`
}

const waiting = new Map<string, (answer: unknown) => void>()

declare global {
  var agglo_answer: (address: string, answer: unknown) => void
}
// The files call it with what they hold.
globalThis.agglo_answer = (address, answer) => waiting.get(address)?.(answer)

/** Loads the answer to an address as a script, which a page from disk may do where it may not fetch; undefined where there is none. */
export function load(address: string): Promise<unknown> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    waiting.set(address, resolve)
    script.src = fileOf(address)
    script.onload = script.onerror = () => {
      script.remove()
      waiting.delete(address)
      resolve(undefined)
    }
    document.head.append(script)
  })
}
