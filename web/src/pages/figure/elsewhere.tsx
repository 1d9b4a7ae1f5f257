import { address } from '../../api/client'
import { published } from '../../api/published'
import { useLang } from '../../text/lang'
import { Copy } from './cite'

/** The same figure by the API and on the command line. */
export function Elsewhere({ id }: { id: string }) {
  const { words } = useLang()
  const url = window.location.origin + address({ path: '/api/v1/figure/{id}', in: { id } })
  return (
    <dl className="copies">
      <Copy label={words.figure.id} text={id} />
      {!published && <Copy label={words.figure.api} text={`curl ${shellWord(url)}`} />}
      <Copy label={words.figure.cli} text={`agglo figure ${shellWord(id)}`} />
    </dl>
  )
}

/** Quotes a word for a shell where it needs that. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
