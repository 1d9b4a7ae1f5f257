import { useMemo } from 'react'
import type { components } from '../../api/api.gen'
import type { Query } from '../../api/client'
import { useAnswer } from '../../api/use'
import { Chart } from '../../chart/chart'
import { type Near, nearness } from '../../chart/nearness'
import { usePalette } from '../../chart/palette'
import { fixed } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { Share } from '../../ui/share'
import { StateMark } from '../../ui/state'
import { DataTable } from '../../ui/table'

const path = '/api/v1/next' as const
type NextLink = components['schemas']['NextLink']

/** Links that a region does not have, by how near they are to those it has. */
export function NextBlocks({ query }: { query: Query<typeof path> }) {
  const { words, say } = useLang()
  const question = { path, query: { ...query, limit: 20 } }
  const answer = useAnswer(question)
  const t = words.structure
  return (
    <Block
      title={t.near}
      intro={answer.data ? say(answer.data.sentence) : t.nearIntro}
      data={{ question }}
      sources={answer.data?.sources}
    >
      <Answered of={answer}>
        {({ links, region }) =>
          links.length === 0 ? (
            <Empty why={t.noneNear} />
          ) : (
            <>
              <p className="small soft">{t.nearIntro}</p>
              <NearChart links={links} table={<NearTable links={links} region={region.id} />} />
            </>
          )
        }
      </Answered>
    </Block>
  )
}

function NearChart({ links, table }: { links: NextLink[]; table: React.ReactNode }) {
  const { words, say } = useLang()
  const palette = usePalette()
  const t = words.structure
  const placed = useMemo(
    () => links.flatMap((l): Near[] => (l.pci === null ? [] : [{ name: say(l.name), density: l.density, pci: l.pci }])),
    [links, say],
  )
  const option = useMemo(() => nearness(placed, { density: t.density, pci: t.pci }, palette), [placed, t, palette])
  return (
    <>
      {placed.length > 2 && <Chart option={option} height={22} label={`${t.near}: ${t.density}, ${t.pci}`} />}
      {table}
    </>
  )
}

function NearTable({ links, region }: { links: NextLink[]; region: string }) {
  const { words, say, lang } = useLang()
  const t = words.structure
  const most = Math.max(...links.map((l) => l.density))
  return (
    <DataTable
      caption={t.near}
      rows={links}
      rowKey={(l) => `${l.chain}.${l.link}`}
      first={10}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          by: (l) => say(l.name),
          cell: (l) => (
            <>
              <To path={to.link(l.chain, l.link)} params={{ region }}>
                {say(l.name)}
              </To>
              <span className="note">
                {l.close
                  .map((c) => fill(t.close, { name: say(c.name), both: c.both, of: c.of, n: c.sites }))
                  .join(' · ')}
              </span>
            </>
          ),
        },
        { key: 'state', title: words.col.state, by: (l) => l.state, cell: (l) => <StateMark of={l.state} /> },
        {
          key: 'density',
          title: t.density,
          num: true,
          by: (l) => l.density,
          cell: (l) => (
            <>
              {fixed(l.density, lang)}
              <Share of={l.density} most={most} />
            </>
          ),
        },
        {
          key: 'pci',
          title: t.pci,
          num: true,
          by: (l) => l.pci,
          cell: (l) => (l.pci === null ? '–' : fixed(l.pci, lang)),
        },
      ]}
    />
  )
}
