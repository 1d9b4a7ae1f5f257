import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { ChainTable } from '../region/chains'

/** The chains of the default region with their integrity as bars. */
export function ChainBars({ region, name }: { region: string; name: string }) {
  const { words } = useLang()
  const question = { path: '/api/v1/profile' as const, query: { region } }
  const answer = useAnswer(question)
  return (
    <Block
      title={fill(words.home.chains, { region: name })}
      intro={words.home.chainsIntro}
      size="half"
      data={{ question, table: 'chains' }}
    >
      <Answered of={answer} lines={4}>
        {(profile) => <ChainTable chains={profile.chains} region={region} />}
      </Answered>
    </Block>
  )
}
