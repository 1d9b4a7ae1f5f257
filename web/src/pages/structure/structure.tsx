import { useLocation, useParams as useRoute, useSearchParams } from 'wouter'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { hrefOf, To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { NextBlocks } from './next'
import { SimilarBlock } from './similar'
import { SpecialisedBlocks } from './specialised'

/** What a region is known for, what is near to that, and which regions are like it. */
export default function Structure() {
  const { words, say, name } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const params = useParams()
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const chain = params.get('chain')
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains ?? []
  const query = { region: id, chain, period: params.get('period') }
  const answer = useAnswer({ path: '/api/v1/specialisation', query })
  const found = answer.data
  const t = words.structure
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
      title={fill(t.title, { name: found ? name(found.region) : id })}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={
        <>
          <Select
            label={words.field.chain}
            value={chain}
            choices={[
              { value: '', name: words.field.allChains },
              ...chains.map((c) => ({ value: c.id, name: name(c) })),
            ]}
            change={(v) => params.set({ chain: v })}
          />
          <Finder
            kind="region"
            label={words.finder.region}
            pick={(hit) => go(hrefOf(`${to.region(hit.id)}/structure`, { chain }, search))}
          />
        </>
      }
    >
      <RegionPages id={id} at="structure" />
      <Answered of={answer} lines={12}>
        {(found) => (
          <div className="blocks">
            <SpecialisedBlocks found={found} query={query} />
            <NextBlocks query={query} />
            <SimilarBlock query={query} />
          </div>
        )}
      </Answered>
    </Page>
  )
}
