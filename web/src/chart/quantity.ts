import type { Lang } from '../text/lang'

const scales: Record<Lang, [number, string][]> = {
  en: [
    [1e12, ' trn'],
    [1e9, ' bn'],
    [1e6, ' m'],
    [1e3, ' k'],
  ],
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
}

/** A number on an axis in the steps of the language: 1.2 bn, 12亿. */
export function short(value: number, lang: Lang): string {
  const scale = scales[lang].find(([size]) => Math.abs(value) >= size)
  const [size, word] = scale ?? [1, '']
  return `${new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 }).format(value / size)}${word}`
}

/** A number as it stands in a sentence of the page. */
export function plain(value: number, lang: Lang, digits = 1): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value)
}

/** A number with as many digits as its neighbours in a column. */
export function fixed(value: number, lang: Lang, digits = 2): string {
  return new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

const units: Record<string, { en: string; zh: string }> = {
  CNY: { en: 'yuan', zh: '元' },
  USD: { en: 'US dollars', zh: '美元' },
  count: { en: 'number', zh: '个' },
  person: { en: 'persons', zh: '人' },
  persons: { en: 'persons', zh: '人' },
  rank: { en: 'rank', zh: '位次' },
  vehicle: { en: 'vehicles', zh: '辆' },
  vehicles: { en: 'vehicles', zh: '辆' },
  pp: { en: 'percentage points', zh: '百分点' },
}

/** The unit of an axis. */
export function unitName(unit: string, lang: Lang): string {
  return units[unit]?.[lang] ?? unit
}
