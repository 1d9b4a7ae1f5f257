import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { ChainBars } from './chains'
import { Loaded } from './loaded'
import { HomeMap } from './map'
import { Questions } from './questions'

/** Where everything begins: a search box, six answers, a map, the chains, and where the data come from. */
export default function Home() {
  const { words, name } = useLang()
  const release = useAnswer({ path: '/api/v1/release' })
  const region = useAnswer(
    release.data?.region ? { path: '/api/v1/regions/{id}', in: { id: release.data.region } } : null,
  ).data?.region
  return (
    <Page title={words.home.title} lead={words.home.lead} controls={<Finder big label={words.finder.bigHint} />}>
      <Answered of={release}>
        {(release) => (
          <div className="blocks">
            <Block title={words.home.questions} intro={words.home.questionsIntro}>
              <Questions release={release} region={region ? name(region) : (release.region ?? '')} />
            </Block>
            {release.chain && <HomeMap chain={release.chain} />}
            {release.region && <ChainBars region={release.region} name={region ? name(region) : ''} />}
            <Loaded release={release} />
          </div>
        )}
      </Answered>
    </Page>
  )
}
