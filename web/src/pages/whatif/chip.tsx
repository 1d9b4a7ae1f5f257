import { fill, useLang } from '../../text/lang'

/** Something that was chosen, by its name, and how to let it go. */
export function Chip({ name, drop }: { name: string; drop: () => void }) {
  const { words } = useLang()
  return (
    <button type="button" className="button chip" aria-label={fill(words.whatif.drop, { name })} onClick={drop}>
      {name} <span aria-hidden="true">✕</span>
    </button>
  )
}
