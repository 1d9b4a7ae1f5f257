import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { PeriodField } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { FindingList } from './list'

/** What is notable about a region among its peers. */
export default function Findings() {
  const { words, say, name } = useLang()
  const params = useParams()
  const question = {
    path: '/api/v1/findings' as const,
    query: { region: params.get('region'), period: params.get('period'), limit: 50 },
  }
  const answer = useAnswer(question)
  const found = answer.data
  const t = words.findings
  return (
    <Page
      eyebrow={
        found && [
          <To key="r" path={to.region(found.region.id)}>
            {name(found.region)}
          </To>,
          found.period,
        ]
      }
      title={fill(t.title, { name: found ? name(found.region) : params.get('region') })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        <>
          {found && <PeriodField value={found.period} />}
          <Finder kind="region" label={words.finder.region} pick={(hit) => params.set({ region: hit.id })} />
        </>
      }
    >
      {found && <RegionPages id={found.region.id} at="findings" />}
      <Answered of={answer} lines={12}>
        {(found) => (
          <div className="blocks">
            <Block
              title={words.region.notable}
              intro={fill(t.intro, { n: found.tried, shown: found.findings.length })}
              data={{ question }}
              sources={found.sources}
              figure={found.findings[0]?.figure}
            >
              {found.findings.length === 0 ? (
                <Empty why={words.region.nothingNotable} />
              ) : (
                <FindingList of={found.findings} full />
              )}
            </Block>
          </div>
        )}
      </Answered>
    </Page>
  )
}
