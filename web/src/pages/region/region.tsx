import { useParams as useRoute } from 'wouter'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { ChainField, PeriodField } from '../../ui/fields'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { Tiles } from '../../ui/tiles'
import { EconomyBlocks } from './economy'
import { headline } from './headline'
import { PortfolioBlock } from './portfolio'
import { ProjectBlock } from './projects'
import { QualityLine } from './quality'
import { SimilarCards } from './similar'
import { StandingBlocks } from './standing'
import { StateBlocks } from './states'
import { WordBlocks } from './words'

/** The portrait of a region. */
export default function Region() {
  const { words, say, name } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const params = useParams()
  const query = { region: id, chain: params.get('chain'), period: params.get('period') }
  const question = { path: '/api/v1/profile' as const, query }
  const answer = useAnswer(question)
  const profile = answer.data
  const region = profile?.region
  const parent = region?.parent
  const t = words.region
  return (
    <Page
      eyebrow={
        region && [
          words.levels[region.level as keyof typeof words.levels],
          <span key="id" className="mono">
            {region.id}
          </span>,
          parent && (
            <To key="parent" path={to.region(parent)}>
              {say(profile.within)}
            </To>
          ),
          profile.period,
        ]
      }
      title={fill(t.title, { name: region ? name(region) : id })}
      lead={profile && say(profile.sentence)}
      notes={profile && [<QualityLine key="quality" of={profile.quality} />, ...(profile.notes ?? []).map(say)]}
      controls={
        profile && (
          <>
            <ChainField value={profile.chain.id} />
            <PeriodField value={profile.period} />
            <To className="button" path="/compare" params={{ r: [id], chain: profile.chain.id }}>
              {t.compare}
            </To>
          </>
        )
      }
    >
      <RegionPages id={region?.id ?? id} at="region" />
      <Answered of={answer} lines={14}>
        {(profile) => (
          <>
            <Tiles of={headline(profile, words, name(profile.chain))} />
            <div className="blocks">
              <StandingBlocks profile={profile} question={question} />
              <StateBlocks profile={profile} />
              <PortfolioBlock profile={profile} question={question} />
              {profile.region.city && <SimilarCards region={profile.region.id} />}
              <EconomyBlocks profile={profile} question={question} />
              <ProjectBlock profile={profile} question={question} />
              <WordBlocks profile={profile} />
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
