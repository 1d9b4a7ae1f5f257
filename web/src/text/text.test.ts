import { describe, expect, it } from 'vitest'
import { en } from './en'
import { chooseLang, fill, nameIn } from './lang'
import { zh } from './zh'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  )
}

const braces = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('the dictionaries', () => {
  const english = new Map(leaves(en))
  const chinese = new Map(leaves(zh))
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })
  it('have the same braces in every sentence', () => {
    for (const [key, text] of english) expect([key, braces(chinese.get(key) ?? '')]).toEqual([key, braces(text)])
  })
  it('leave no sentence empty', () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('')
  })
  it('speak Chinese in the Chinese one', () => {
    const worded = [...chinese].filter(([, text]) => /[A-Za-z]{2}/.test(text)) // "C0" is the same in both
    expect(worded.filter(([key, text]) => text === english.get(key)).map(([key]) => key)).toEqual(['figure.bibtex'])
  })
})

describe('chooseLang', () => {
  it.each([
    ['the address before all', 'zh', 'en', ['en-GB'], 'zh'],
    ['what was chosen before', null, 'zh', ['en-GB'], 'zh'],
    ['the browser', null, null, ['zh-CN', 'en'], 'zh'],
    ['English where nothing is known', 'fr', null, [], 'en'],
  ] as const)('takes %s', (_, inAddress, before, browser, want) => {
    expect(chooseLang(inAddress, before, browser)).toBe(want)
  })
})

describe('fill and nameIn', () => {
  it('fills what is given and leaves the rest', () => {
    expect(fill('{n} of {of}', { n: 3 })).toBe('3 of {of}')
  })
  it('counts one as one', () => {
    expect(fill('{n} {n?site|sites}', { n: 1 })).toBe('1 site')
    expect(fill('{n} {n?site|sites}', { n: '1,000' })).toBe('1,000 sites')
  })
  it('falls back to English', () => {
    expect(nameIn('zh', { name: 'Liyang' })).toBe('Liyang')
    expect(nameIn('zh', { name: 'Liyang', name_zh: '溧阳市' })).toBe('溧阳市')
    expect(nameIn('en', { name: 'Liyang', name_zh: '溧阳市' })).toBe('Liyang')
  })
})
