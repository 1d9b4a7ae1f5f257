import { useLang } from '../../text/lang'
import { To, useParams } from '../../ui/place'

/** Something fails, or something arrives; what both are asked of is kept. */
export function Modes({ at }: { at: 'shock' | 'arrival' }) {
  const { words } = useLang()
  const params = useParams()
  const t = words.whatif
  const kept = { link: params.get('link'), region: params.get('region'), organisation: params.get('organisation') }
  const modes = [
    ['shock', t.modes.shock, kept],
    ['arrival', t.modes.arrival, { mode: 'arrival', ...kept }],
  ] as const
  return (
    <nav className="subnav" aria-label={t.modes.label}>
      {modes.map(([mode, name, to]) => (
        <To key={mode} path="/whatif" params={to} aria-current={mode === at ? 'page' : undefined}>
          {name}
        </To>
      ))}
    </nav>
  )
}
