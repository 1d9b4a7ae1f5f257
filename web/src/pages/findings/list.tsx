import type { Finding } from '../../api/types'
import { useLang } from '../../text/lang'
import { To, to } from '../../ui/place'

/** What is notable about a region, the most surprising first. */
export function FindingList({ of, full }: { of: Finding[]; full?: boolean }) {
  const { words, say, lang } = useLang()
  return (
    <ol className="findings">
      {of.map((finding) => {
        const text = say(finding.text)
        return (
          <li key={text}>
            <To path={to.figure(finding.figure)}>
              {lang === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text}
            </To>
            {full && finding.without_data > 0 && (
              <span className="tiny soft"> {words.findings.without.replace('{n}', String(finding.without_data))}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
