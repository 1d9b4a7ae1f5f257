import type { Figure } from '../../api/types'
import { plain, unitName } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'

/** The number large, what it could be, its formula, and the formula with the values. */
export function Formula({ figure }: { figure: Figure }) {
  const { words, say, lang } = useLang()
  const t = words.figure
  const { low, high, numerator, denominator } = figure
  return (
    <dl className="formula">
      <div>
        <dt>{t.value}</dt>
        <dd className="big">
          {figure.value === null ? words.state.unknown : say(figure.text)}
          {numerator !== undefined && denominator !== undefined && (
            <small>{fill(t.fraction, { n: plain(numerator, lang), of: plain(denominator, lang) })}</small>
          )}
          {low !== undefined && high !== undefined && low !== high && (
            <small>
              {fill(t.interval, { low: plain(low, lang), high: plain(high, lang) })} {unitName(figure.unit ?? '', lang)}
            </small>
          )}
        </dd>
      </div>
      {figure.formula && (
        <div>
          <dt>{t.formula}</dt>
          <dd>{say(figure.formula)}</dd>
        </div>
      )}
      {figure.filled && (
        <div>
          <dt>{t.filled}</dt>
          <dd className="mono">{say(figure.filled)}</dd>
        </div>
      )}
    </dl>
  )
}
