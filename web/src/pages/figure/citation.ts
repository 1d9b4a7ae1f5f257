import type { Figure } from '../../api/types'
import type { Lang } from '../../text/lang'

interface Cited {
  title?: string
  name: string
  version?: string
  built: string
  hash: string
}

/** Ways to cite a figure of a release: in a line, in full, and for BibTeX. */
export function citations(figure: Figure, release: Cited, lang: Lang, root: string) {
  const of = (text: { en: string; zh: string }) => (lang === 'zh' && text.zh) || text.en
  const title = release.title || release.name
  const version = release.version || release.hash.slice(0, 12)
  const year = release.built.slice(0, 4)
  const url = `${root}/f/${figure.id}`
  const what = `${of(figure.name)}, ${figure.region}${figure.subject ? `, ${figure.subject}` : ''}, ${figure.period}`
  const value = figure.value === null ? '' : `: ${of(figure.text)}`
  return {
    short: `agglo, ${title} (${version})`,
    full: `${what}${value}. agglo, "${title}", ${version} (${release.hash.slice(0, 12)}), ${year}. ${url}`,
    bibtex: [
      `@misc{agglo-${figure.id.replace(/[^A-Za-z0-9]+/g, '-')},`,
      `  title = {${what}},`,
      `  author = {{agglo contributors}},`,
      `  howpublished = {${title}, version ${version}, release ${release.hash.slice(0, 12)}},`,
      `  year = {${year}},`,
      `  url = {${url}}`,
      '}',
    ].join('\n'),
  }
}
