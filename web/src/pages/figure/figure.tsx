import { useLocation } from 'wouter'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { To, to } from '../../ui/place'
import { Cite } from './cite'
import { Elsewhere } from './elsewhere'
import { Formula } from './formula'
import { Inputs } from './inputs'
import { Left, Others } from './others'
import { SourceCards } from './sources'

/** Explains one figure down to its rows and sources. The id stands in the path, slashes and all. */
export default function FigurePage() {
  const { words, say } = useLang()
  const [path] = useLocation()
  const id = decodeURIComponent(path.slice('/f/'.length))
  const question = { path: '/api/v1/figure/{id}' as const, in: { id } }
  const answer = useAnswer(question)
  const figure = answer.data?.figure
  const t = words.figure
  return (
    <Page
      eyebrow={[
        <span key="id" className="mono">
          {id}
        </span>,
        figure?.status && words.statuses[figure.status as keyof typeof words.statuses],
        figure && (
          <To key="region" path={to.region(figure.region)}>
            {figure.region}
          </To>
        ),
      ]}
      title={t.title}
      lead={answer.data && say(answer.data.sentence)}
      notes={answer.data?.notes?.map(say)}
    >
      <Answered of={answer} lines={10}>
        {({ figure, sources }) => (
          <>
            <Formula figure={figure} />
            <div className="blocks">
              <Block
                title={t.inputs}
                intro={t.inputsIntro}
                data={{ question, table: 'inputs' }}
                coverage={
                  figure.rows
                    ? fill(t.rowsShown, { shown: figure.inputs?.filter((i) => i.row).length ?? 0, n: figure.rows })
                    : undefined
                }
              >
                <Inputs of={figure.inputs ?? []} sources={sources ?? []} />
              </Block>
              {figure.others && figure.others.length > 0 && (
                <Block title={t.others} intro={t.othersIntro} data={{ question, table: 'others' }}>
                  <Others of={figure.others} />
                </Block>
              )}
              {figure.excluded && figure.excluded.length > 0 && (
                <Block title={`${t.left} (${figure.excluded.length})`} data={{ question, table: 'excluded' }}>
                  <Left of={figure.excluded} />
                </Block>
              )}
              {sources && sources.length > 0 && (
                <Block title={`${t.sources} (${sources.length})`}>
                  <SourceCards sources={sources} />
                </Block>
              )}
              <Block title={t.cite} size="half">
                <Cite figure={figure} />
              </Block>
              <Block title={t.same} size="half">
                <Elsewhere id={figure.id} />
              </Block>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
