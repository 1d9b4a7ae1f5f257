import { useParams as useRoute } from 'wouter'
import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { To } from '../../ui/place'
import { IndicatorTable } from '../data/indicators'
import { type MethodPage, methodPages, pathOf, plainText } from './pages'
import { Prose, Sentence } from './prose'

/** The methods: all of them, or one in full. */
export default function Methods() {
  const { words, lang } = useLang()
  const { page: id } = useRoute<{ page?: string }>()
  const page = methodPages[lang].find((p) => p.id === id)
  if (id && !page) return <Page title={words.state.noPage} lead={fill(words.methods.nothing, { id })} />
  return page ? <Method page={page} /> : <All />
}

function All() {
  const { words, lang } = useLang()
  const t = words.methods
  return (
    <Page title={t.title} lead={fill(t.lead, { n: methodPages[lang].length })}>
      <ul className="method-list">
        {methodPages[lang].map((page) => (
          <li key={page.id}>
            <h2>
              <To path={`/methods/${page.id}`}>{page.title}</To>
            </h2>
            <p>{plainText(page.lead)}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Method({ page }: { page: MethodPage }) {
  const { words, lang } = useLang()
  const t = words.methods
  const indicators = useAnswer({ path: '/api/v1/indicators' })
  return (
    <Page
      eyebrow={[
        <To key="all" path="/methods">
          {t.all}
        </To>,
        <span key="file" className="mono">
          {pathOf(lang, page.id)}
        </span>,
      ]}
      title={fill(t.titleOf, { title: page.title })}
      lead={<Sentence text={page.lead} />}
    >
      <Prose text={page.body} />
      <div className="blocks">
        <Block title={t.indicators} intro={t.indicatorsIntro} data={{ question: { path: '/api/v1/indicators' } }}>
          <Answered of={indicators}>
            {(answer) => {
              const of = answer.indicators.filter((i) => i.page === page.id)
              return of.length === 0 ? (
                <Empty why={t.noIndicators} />
              ) : (
                <IndicatorTable of={of} caption={t.indicators} />
              )
            }}
          </Answered>
        </Block>
      </div>
    </Page>
  )
}
