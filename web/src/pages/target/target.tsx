import { useMemo } from 'react'
import { useLocation, useParams as useRoute, useSearchParams } from 'wouter'
import type { AnyQuestion } from '../../api/client'
import type { Source, TargetPath } from '../../api/types'
import { useAnswer } from '../../api/use'
import { Chart } from '../../chart/chart'
import { usePalette } from '../../chart/palette'
import { plain } from '../../chart/quantity'
import { targetChart } from '../../chart/target'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Select } from '../../ui/fields'
import { Finder } from '../../ui/finder'
import { Page } from '../../ui/page'
import { hrefOf, To, to, useParams } from '../../ui/place'
import { RegionPages } from '../../ui/regionpages'
import { SourceLine } from '../../ui/sources'
import { DataTable } from '../../ui/table'
import { type Tile, Tiles } from '../../ui/tiles'
import { Value } from '../../ui/value'
import { Verdict } from '../../ui/verdict'
import { Parts } from './parts'
import { keyOf, pickTarget } from './pick'
import { TargetTable } from './table'

/** Whether a region will meet its targets, and one of them in full. */
export default function Target() {
  const { words, say, name, lang } = useLang()
  const { id = '' } = useRoute<{ id: string }>()
  const params = useParams()
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const question = { path: '/api/v1/outlook' as const, query: { region: id } }
  const answer = useAnswer(question)
  const outlook = answer.data
  const one = outlook && pickTarget(outlook.targets, params.get('target'))
  const t = words.target
  return (
    <Page
      eyebrow={
        outlook && [
          <To key="r" path={to.region(outlook.region.id)}>
            {name(outlook.region)}
          </To>,
          one?.period,
        ]
      }
      title={fill(one ? t.title : t.titleNone, {
        name: outlook ? name(outlook.region) : id,
        what: one ? say(one.name) : '',
      })}
      lead={outlook && (one ? say(one.sentence) : say(outlook.sentence))}
      notes={outlook?.notes?.map(say)}
      controls={
        <>
          {outlook && one && (
            <Select
              label={words.col.target}
              value={keyOf(one)}
              choices={outlook.targets.map((x) => ({
                value: keyOf(x),
                name: `${say(x.name)} ${say(x.text)}, ${x.period}`,
              }))}
              change={(v) => params.set({ target: v })}
            />
          )}
          <Finder
            kind="region"
            label={words.finder.region}
            pick={(hit) => go(hrefOf(`${to.region(hit.id)}/targets`, {}, search))}
          />
        </>
      }
    >
      <RegionPages id={id} at="targets" />
      <Answered of={answer} lines={12}>
        {(outlook) => {
          if (!one) return <Empty why={t.none} />
          return (
            <>
              <Tiles of={tiles(one)} />
              <div className="blocks">
                <Way path={one} sources={outlook.sources ?? []} question={question} />
                {one.contributions && one.contributions.length > 0 && (
                  <Block title={t.parts} intro={t.partsIntro} data={{ question }} sources={outlook.sources}>
                    <Parts of={one.contributions} />
                  </Block>
                )}
                <Block
                  title={fill(t.all, { name: name(outlook.region) })}
                  intro={t.allIntro}
                  data={{ question }}
                  sources={outlook.sources}
                >
                  <TargetTable of={outlook.targets} region={outlook.region.id} here={one} />
                </Block>
              </div>
            </>
          )
        }}
      </Answered>
    </Page>
  )

  function tiles(path: TargetPath): Tile[] {
    const last = path.series.at(-1)
    const rate = (v: number | undefined) =>
      v === undefined ? words.state.unknown : fill(t.rate, { n: plain(v, lang) })
    return [
      { label: fill(t.due, { period: path.period }), value: say(path.text), below: <Verdict of={path.verdict} /> },
      { label: t.last, figure: last, value: last ? undefined : words.state.unknown, below: last?.period ?? t.noSeries },
      { label: t.needed, value: rate(path.required), below: path.required === undefined ? t.noRate : t.neededBelow },
      {
        label: t.achieved,
        value: rate(path.achieved),
        below: path.reached === undefined ? t.achievedBelow : fill(t.reached, { year: path.reached }),
      },
    ]
  }
}

/** One target over the years, and the words of the document that set it. */
function Way({ path, sources, question }: { path: TargetPath; sources: Source[]; question: AnyQuestion }) {
  const { words, say, lang } = useLang()
  const palette = usePalette()
  const t = words.target
  const option = useMemo(
    () =>
      targetChart(
        path,
        { target: words.col.target, known: t.last, needed: t.needed, projected: t.projected },
        lang,
        palette,
      ),
    [path, words, t, lang, palette],
  )
  const source = sources.find((s) => s.id === path.row.source)
  return (
    <Block
      title={t.way}
      intro={path.required === undefined ? t.wayLevel : t.wayIntro}
      data={{ question }}
      sources={source && [source]}
      figure={path.series.at(-1)?.id}
    >
      {path.series.length === 0 ? (
        <Empty why={say(path.sentence)} />
      ) : (
        <Chart
          option={option}
          height={20}
          label={say(path.sentence)}
          table={
            <DataTable
              caption={say(path.name)}
              rows={path.series}
              rowKey={(f) => f.id}
              columns={[
                { key: 'year', title: words.col.year, head: true, cell: (f) => f.period },
                { key: 'value', title: words.col.value, num: true, cell: (f) => <Value of={f} short /> },
              ]}
            />
          }
        />
      )}
      {path.projection.value === null && say(path.projection.reason) && (
        <p className="small soft">{fill(t.noProjection, { why: say(path.projection.reason) })}</p>
      )}
      {path.row.quote && (
        <blockquote className="quote">
          <q lang={source?.language}>{path.row.quote}</q>
          <footer className="small soft">
            {source && <SourceLine source={source} />}{' '}
            <span className="mono">
              {path.row.file}:{path.row.line}
            </span>
          </footer>
        </blockquote>
      )}
    </Block>
  )
}
