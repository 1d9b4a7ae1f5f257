import type { AnyQuestion } from '../../api/client'
import type { ProfileAnswer } from '../../api/types'
import { fill, useLang } from '../../text/lang'
import { Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { FindingList } from '../findings/list'
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
        {profile.findings.length === 0 ? <Empty why={t.nothingNotable} /> : <FindingList of={profile.findings} />}
      </Block>
      <Block title={t.chains} size="half" intro={t.chainsIntro} data={{ question, table: 'chains' }}>
        <ChainTable chains={profile.chains} region={profile.region.id} full />
      </Block>
    </>
  )
}
