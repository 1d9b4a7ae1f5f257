// The pages are built in, so that they are those of the program that computes.
const files = import.meta.glob<string>('../../../../docs/methods/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

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
  const prose = body.split(/\n{2,}/).find((p) => /^[A-Z`*]/.test(p)) ?? ''
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

export const methodPages: MethodPage[] = Object.entries(files)
  .map(([path, text]) => pageOf(path.replace(/^.*\//, '').replace(/\.md$/, ''), text))
  .sort((a, b) => a.title.localeCompare(b.title))
