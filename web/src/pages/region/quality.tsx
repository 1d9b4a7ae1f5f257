import type { ProfileAnswer } from '../../api/types'
import { useLang } from '../../text/lang'
import { To } from '../../ui/place'

const tones: Record<string, string> = { high: 'good', medium: 'warn', low: 'bad' }

/** The grade of the data on a region, with its reasons. */
export function QualityLine({ of }: { of: ProfileAnswer['quality'] }) {
  const { words, say, lang } = useLang()
  const t = words.region
  return (
    <>
      <span className={`badge ${tones[of.grade] ?? ''}`}>
        {t.grades[of.grade as keyof typeof t.grades] ?? of.grade}
      </span>{' '}
      {of.marks.map((m) => say(m.reason)).join(lang === 'zh' ? '；' : '; ')}
      {lang === 'zh' ? '。' : '. '}
      <To path="/methods/profile">{t.howGraded}</To>
    </>
  )
}
