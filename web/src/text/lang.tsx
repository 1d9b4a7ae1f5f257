import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { Text } from '../api/types'
import { en } from './en'
import { zh } from './zh'

export type Lang = 'en' | 'zh'

/** The words of one language; both dictionaries have this shape. */
export type Words = Shape<typeof en>
type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

const dictionaries: Record<Lang, Words> = { en, zh }
const kept = 'agglo.lang'

/** Which language a page is shown in: that of the address, else the one chosen before, else the browser's. */
export function chooseLang(inAddress: string | null, before: string | null, browser: readonly string[]): Lang {
  for (const choice of [inAddress, before]) {
    if (choice === 'en' || choice === 'zh') return choice
  }
  return browser[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

const Context = createContext<Lang>('en')

export function LangProvider({ children }: { children: ReactNode }) {
  const [search] = useSearchParams()
  const lang = chooseLang(search.get('lang'), localStorage.getItem(kept), navigator.languages)
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
    if (search.get('lang')) localStorage.setItem(kept, lang)
  }, [lang, search])
  return <Context value={lang}>{children}</Context>
}

/** What a thing with names in both languages is called in one. */
export function nameIn(lang: Lang, thing: { name: string; name_zh?: string }): string {
  return either(lang, thing.name, thing.name_zh)
}

/** A text that the data set has in one or both languages, in one. */
function either(lang: Lang, en = '', zh = ''): string {
  return (lang === 'zh' && zh) || en || zh
}

/** What a country is called. */
function countryName(lang: Lang, code = ''): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([lang], { type: 'region' }).of(code) ?? code) : code
}

/** Names one after another. */
const listed = (lang: Lang, names: string[]) => names.join(lang === 'zh' ? '、' : ', ')

/** Facts one after another in a line; those that are empty are left out. */
export const facts = (lang: Lang, ...of: (string | undefined | false)[]) =>
  of.filter(Boolean).join(lang === 'zh' ? '，' : ', ')

/** A name within a sentence: "Power batteries" becomes "power batteries", "GDP" stays. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** Puts values into the braces of a sentence; {n?site|sites} is the first word where n is one, else the second. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)(?:\?([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) =>
    one === undefined ? String(values[name] ?? whole) : String(String(values[name]) === '1' ? one : many),
  )
}

/** The language of the page: its words, and how texts and names of the API are read in it. */
export function useLang() {
  const lang = useContext(Context)
  return useMemo(
    () => ({
      lang,
      words: dictionaries[lang],
      say: (text: Text | undefined) => (text ? (lang === 'zh' && text.zh) || text.en : ''),
      country: (code?: string) => countryName(lang, code),
      listed: (names: string[]) => listed(lang, names),
      facts: (...of: (string | undefined | false)[]) => facts(lang, ...of),
      either: (en?: string, zh?: string) => either(lang, en, zh),
      name: (thing: { name: string; name_zh?: string } | undefined) => (thing ? nameIn(lang, thing) : ''),
    }),
    [lang],
  )
}
