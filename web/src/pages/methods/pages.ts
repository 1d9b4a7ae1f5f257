import type { Lang } from '../../text/lang'

// The pages are built in, so that they are those of the program that computes.
const files = import.meta.glob<string>('../../../../docs/methods/**/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const folders: Record<Lang, string> = { en: 'docs/methods/', zh: 'docs/methods/zh/' }

/** The files of the pages in a language, by the id of the page. */
export function pageFiles(lang: Lang): Map<string, string> {
  return new Map(
    Object.entries(files).flatMap(([path, text]) => {
      const [, folder, id] = /(docs\/methods\/.*?)([^/]+)\.md$/.exec(path) ?? []
      return folder === folders[lang] && id ? [[id, text] as const] : []
    }),
  )
}

/** Where the page is in the source. */
export const pathOf = (lang: Lang, id: string) => `${folders[lang]}${id}.md`

export interface MethodPage {
  id: string
  title: string
  /** The first paragraph of prose, in Markdown. */
  lead: string
  /** What follows the heading; without the summary where that comes first. */
  body: string
}

/** Takes the heading off a page of Markdown, and finds its first paragraph of prose. */
export function pageOf(id: string, text: string): MethodPage {
  const lines = text.split('\n')
  const at = lines.findIndex((l) => l.startsWith('# '))
  const body = lines
    .slice(at + 1)
    .join('\n')
    .trim()
  const prose = body.split(/\n{2,}/).find((p) => /^[\p{Lu}\p{Script=Han}“`*]/u.test(p)) ?? ''
  return {
    id,
    title: plainText(lines[at]?.slice(2) ?? id),
    lead: prose,
    body: prose && body.startsWith(prose) ? body.slice(prose.length).trim() : body,
  }
}

/** The words of Markdown without its marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The id that a heading has in an address, made as GitHub makes it. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

const pagesIn = (lang: Lang): MethodPage[] =>
  [...pageFiles(lang)].map(([id, text]) => pageOf(id, text)).sort((a, b) => a.title.localeCompare(b.title, lang))

export const methodPages: Record<Lang, MethodPage[]> = { en: pagesIn('en'), zh: pagesIn('zh') }
