import { describe, expect, it } from 'vitest'
import { anchor, methodPages, pageFiles } from './pages'

const english = pageFiles('en')
const chinese = pageFiles('zh')

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? m[0]).sort()

/** What a page has in either language: what neither may forget. */
function marks(text: string) {
  return {
    headings: all(text, /^(#+) /gm),
    rows: all(text, /^\|/gm).length,
    points: all(text, /^(?:[-*]|\d\.) /gm).length,
    blocks: all(text, /(?<=\n\n)( {4,})\S/g).length,
    commands: all(text, /^ {4}(agglo .*?)(?: {2,}.*)?$/gm),
    code: [...new Set(all(text, /`([^`]+)`/g).map((c) => c.replace(/\s+/g, ' ')))].sort(),
    links: all(text, /\]\(([\w-]+\.md)/g),
    references: all(text, /doi:([\w./()-]*\w)/g),
    numbers: all(text, /\d+\.\d{4,}/g),
  }
}

describe('the pages of methods', () => {
  it('are the same in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })
  it.each([...english.keys()])('%s has the same parts in both', (id) => {
    expect(marks(chinese.get(id) ?? '')).toEqual(marks(english.get(id) ?? ''))
  })
  it.each([...chinese])('%s is in Chinese', (id, text) => {
    const page = methodPages.zh.find((p) => p.id === id)
    expect(page?.title).toMatch(/\p{Script=Han}/u)
    const body = text.replace(/^ {4}.*$|## 参考文献[\s\S]*/gm, '')
    expect(all(body, /\b[a-z]+ (?:the|of|and|is|are|to) [a-z]+/g)).toEqual([])
  })
  it.each([
    ...[...english].map(([id, text]) => ['en', id, text, english] as const),
    ...[...chinese].map(([id, text]) => ['zh', id, text, chinese] as const),
  ])('leads from %s/%s to headings that exist', (_, __, text, pages) => {
    for (const [, to = '', at = ''] of text.matchAll(/\]\(([\w-]+)\.md#([^)]+)\)/g)) {
      expect(all(pages.get(to) ?? '', /^## (.*)$/gm).map(anchor)).toContain(at)
    }
  })
})
