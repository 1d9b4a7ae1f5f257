import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { StateLegend } from '../../ui/state'
import { CompareControls } from './controls'
import { FigureRows } from './figures'
import { Matrix } from './matrix'
import { Shares } from './shares'

/** Two to ten regions side by side. */
export default function Compare() {
  const { words, say, name, lang } = useLang()
  const params = useParams()
  const regions = params.list('r')
  const query = { regions, chain: params.get('chain'), period: params.get('period') }
  const question = { path: '/api/v1/compare' as const, query }
  const answer = useAnswer(regions.length >= 2 ? question : null)
  const compare = answer.data
  const t = words.compare
  const names = compare?.regions.map((r) => name(r)) ?? regions
  return (
    <Page
      eyebrow={compare && [name(compare.chain), compare.period]}
      title={names.length ? fill(t.title, { regions: listOf(names, lang) }) : t.titleNone}
      lead={compare ? say(compare.sentence) : regions.length < 2 && t.pick}
      notes={compare?.notes?.map(say)}
      controls={<CompareControls regions={regions} compare={compare} />}
    >
      {regions.length < 2 ? (
        <Empty why={t.pick} />
      ) : (
        <Answered of={answer} lines={14}>
          {(compare) => (
            <div className="blocks">
              <Block title={t.matrix} sources={compare.sources} data={{ question, table: 'links' }}>
                <StateLegend />
                <Matrix of={compare} />
              </Block>
              <Block
                title={t.indicators}
                intro={t.indicatorsIntro}
                sources={compare.sources}
                data={{ question, table: 'indicators' }}
                figure={compare.rows[0]?.figures[0]?.id}
              >
                <FigureRows of={compare} />
              </Block>
              <Shares of={compare} question={question} />
            </div>
          )}
        </Answered>
      )}
    </Page>
  )
}

/** Names one after another as the language writes them. */
export function listOf(names: string[], lang: string): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}
