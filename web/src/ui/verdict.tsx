import { useLang } from '../text/lang'

const tones: Record<string, string> = {
  met: 'good',
  'on track': 'good',
  agrees: 'good',
  'agrees when rounded': 'good',
  behind: 'warn',
  missed: 'bad',
  differs: 'bad',
}

/** The verdict on a target or a claim: a word, and a colour beside it. */
export function Verdict({ of }: { of: string }) {
  const { words } = useLang()
  return <span className={`badge ${tones[of] ?? ''}`}>{words.verdicts[of as keyof typeof words.verdicts] ?? of}</span>
}
