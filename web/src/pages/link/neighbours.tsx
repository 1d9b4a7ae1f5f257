import type { ChainAnswer, LinkAnswer, LinkInput } from '../../api/types'
import { plain, unitName } from '../../chart/quantity'
import { useLang } from '../../text/lang'
import { Block } from '../../ui/block'
import { To, to } from '../../ui/place'
import { StateMark } from '../../ui/state'
import { DataTable } from '../../ui/table'

/** What a link needs and what it feeds, with the state of each here. */
export function Neighbours({ chain, link }: { chain: ChainAnswer; link: LinkAnswer }) {
  const { words } = useLang()
  const question = { path: `/api/v1/chains/${chain.chain.id}/links` }
  return (
    <Block title={words.link.inputs} size="half" data={{ question, table: 'inputs' }}>
      <Edges
        chain={chain}
        edges={chain.inputs.filter((i) => i.link === link.id)}
        end="input"
        caption={words.link.inputs}
      />
      <h2 className="second">{words.link.outputs}</h2>
      <Edges
        chain={chain}
        edges={chain.inputs.filter((i) => i.input === link.id)}
        end="link"
        caption={words.link.outputs}
      />
    </Block>
  )
}

interface EdgesProps {
  chain: ChainAnswer
  edges: LinkInput[]
  end: 'input' | 'link'
  caption: string
}

function Edges({ chain, edges, end, caption }: EdgesProps) {
  const { words, say, lang } = useLang()
  if (edges.length === 0) return <p className="soft">{words.link.noInputs}</p>
  const other = (e: LinkInput) => chain.links.find((l) => l.id === e[end])
  return (
    <DataTable
      caption={caption}
      rows={edges}
      rowKey={(e) => e[end]}
      columns={[
        {
          key: 'link',
          title: words.col.link,
          head: true,
          cell: (e) => (
            <To path={to.link(chain.chain.id, e[end])} params={{ region: chain.region.id }}>
              {say(other(e)?.name) || e[end]}
            </To>
          ),
        },
        { key: 'state', title: words.col.state, cell: (e) => <StateMark of={other(e)?.state ?? 'unknown'} /> },
        { key: 'essential', title: words.col.essential, cell: (e) => (e.essential ? '✓' : '') },
        {
          key: 'intensity',
          title: words.col.intensity,
          num: true,
          cell: (e) =>
            e.intensity === undefined
              ? '–'
              : `${plain(e.intensity, lang, 4)} ${unitName(e.intensity_unit ?? '', lang)}`,
        },
      ]}
    />
  )
}
