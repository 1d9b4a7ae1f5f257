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

// Units that stand above or below the stroke of another, as in GWh/a.
const parts: Record<string, string> = {
  a: '年',
  year: '年',
  month: '月',
  d: '日',
  t: '吨',
  m2: '平方米',
  kWh: '千瓦时',
  GWh: '吉瓦时',
  GW: '吉瓦',
  unit: '件',
  units: '件',
  vehicle: '辆',
  vehicles: '辆',
  chips: '颗',
  index: '指数',
  't CO2': '吨二氧化碳',
  'kg CO2': '千克二氧化碳',
  'g CO2e': '克二氧化碳当量',
}

/** The name of a unit, such as that of an axis. */
export function unitName(unit: string, lang: Lang): string {
  const whole = units[unit]?.[lang]
  if (whole !== undefined || lang === 'en') return whole ?? unit
  return unit
    .split('/')
    .map((part) => parts[part] ?? part)
    .join('/')
}
