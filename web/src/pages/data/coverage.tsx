import { useRegions } from '../../api/regions'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { To, to, useParams } from '../../ui/place'
import { DataTable } from '../../ui/table'

const most = 1000

/** How far regions were searched: what decides whether "not found" means missing. */
export function CoverageBlock() {
  const { words, name, either } = useLang()
  const params = useParams()
  const regions = useRegions()
  const chains = useAnswer({ path: '/api/v1/chains' }).data?.chains ?? []
  const chain = params.get('chain')
  const question = { path: '/api/v1/coverage' as const, query: { chain, limit: most } }
  const answer = useAnswer(question)
  const t = words.data
  const chainName = (id: string) => name(chains.find((c) => c.id === id)) || id
  const where = (id: string) => name(regions.get(id)) || id
  return (
    <Block title={t.coverage} intro={t.coverageIntro} data={{ question }}>
      <div className="controls tight">
        <Select
          label={words.field.chain}
          value={chain}
          choices={[{ value: '', name: words.field.allChains }, ...chains.map((c) => ({ value: c.id, name: name(c) }))]}
          change={(v) => params.set({ chain: v }, { replace: true })}
        />
      </div>
      <Answered of={answer}>
        {({ coverage, total }) => (
          <>
            {total > coverage.length && (
              <p className="small soft">{fill(t.firstOf, { n: coverage.length, of: total })}</p>
            )}
            <DataTable
              caption={t.coverage}
              rows={coverage}
              rowKey={(_, i) => String(i)}
              first={12}
              columns={[
                {
                  key: 'region',
                  title: words.col.region,
                  head: true,
                  by: (c) => where(c.region),
                  cell: (c) => <To path={to.region(c.region)}>{where(c.region)}</To>,
                },
                {
                  key: 'chain',
                  title: words.col.chain,
                  by: (c) => chainName(c.chain),
                  cell: (c) => chainName(c.chain),
                },
                {
                  key: 'extent',
                  title: t.extent,
                  by: (c) => c.extent,
                  cell: (c) => words.extents[c.extent as keyof typeof words.extents] ?? c.extent,
                },
                { key: 'as_of', title: t.asOf, by: (c) => c.as_of, cell: (c) => c.as_of ?? '' },
                { key: 'note', title: t.note, cell: (c) => either(c.note, c.note_zh) },
              ]}
            />
          </>
        )}
      </Answered>
    </Block>
  )
}
