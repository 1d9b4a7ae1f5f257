import type { components } from '../../api/api.gen'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Block } from '../../ui/block'

/** What is loaded: the data set, its tables and their rows. */
export function Loaded({ release }: { release: components['schemas']['Served'] }) {
  const { words, lang } = useLang()
  return (
    <Block
      title={words.home.data}
      intro={`${release.title ?? release.name}. ${fill(words.home.built, { date: release.built.slice(0, 10) })}.`}
      data={{ question: { path: '/api/v1/sources' } }}
    >
      <dl className="tables">
        {release.tables
          .filter((t) => t.rows > 0)
          .map((t) => (
            <div key={t.name}>
              <dt className="mono">{t.name}</dt>
              <dd>{fill(words.home.rows, { n: plain(t.rows, lang) })}</dd>
            </div>
          ))}
      </dl>
    </Block>
  )
}
