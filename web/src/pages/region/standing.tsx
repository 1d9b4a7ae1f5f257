import type { AnyQuestion } from '../../api/client'
import type { Finding, ProfileAnswer } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { ChainTable } from './chains'

export interface ProfileProps {
  profile: ProfileAnswer
  question: AnyQuestion
}

/** What is notable, and how complete the chains are. */
export function StandingBlocks({ profile, question }: ProfileProps) {
  const { words } = useLang()
  const t = words.region
  return (
    <>
      <Block
        title={t.notable}
        size="half"
        intro={fill(t.notableIntro, { n: profile.findings_tried })}
        data={{ question, table: 'findings' }}
        figure={profile.findings[0]?.figure}
      >
        {profile.findings.length === 0 ? <Empty why={t.nothingNotable} /> : <Findings of={profile.findings} />}
      </Block>
      <Block title={t.chains} size="half" intro={t.chainsIntro} data={{ question, table: 'chains' }}>
        <ChainTable chains={profile.chains} region={profile.region.id} full />
      </Block>
    </>
  )
}

function Findings({ of }: { of: Finding[] }) {
  const { say, lang } = useLang()
  return (
    <ol className="findings">
      {of.map((finding) => {
        const text = say(finding.text)
        return (
          <li key={text}>
            <To path={to.figure(finding.figure)}>
              {lang === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text}
            </To>
          </li>
        )
      })}
    </ol>
  )
}
