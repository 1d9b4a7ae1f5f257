import { isValidElement, type ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import gfm from 'remark-gfm'
import { To } from '../../ui/place'
import { anchor } from './pages'

/** The text of what React shows. */
function textOf(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (isValidElement<{ children?: ReactNode }>(node)) return textOf(node.props.children)
  return node == null || typeof node === 'boolean' ? '' : String(node)
}

const components: Components = {
  h2: ({ children }) => <h2 id={anchor(textOf(children))}>{children}</h2>,
  h3: ({ children }) => <h3 id={anchor(textOf(children))}>{children}</h3>,
  a: ({ href = '', children }) => {
    const page = /^([\w-]+)\.md(#.*)?$/.exec(href)
    if (page) return <To path={`/methods/${page[1]}`}>{children}</To>
    return (
      <a href={href} rel="noreferrer external" target="_blank">
        {children}
      </a>
    )
  },
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0}>
      <table>{children}</table>
    </section>
  ),
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre tabIndex={0}>{children}</pre>
  ),
}

const inLine: Components = { ...components, p: ({ children }) => <>{children}</> }

/** Markdown as elements of the page; HTML in it stays text. */
export function Prose({ text }: { text: string }) {
  return (
    <article className="prose">
      <Markdown remarkPlugins={[gfm]} components={components}>
        {text}
      </Markdown>
    </article>
  )
}

/** A paragraph of Markdown within a line of the page. */
export function Sentence({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={[gfm]} components={inLine}>
      {text}
    </Markdown>
  )
}
