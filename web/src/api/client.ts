import type { paths } from './api.gen'
import { fileOf, load, published } from './published'

/** The paths that answer a GET with JSON. */
export type Path = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { 'application/json': unknown } } } } }
    ? P
    : never
}[keyof paths]

/** What a path answers. */
export type Answer<P extends Path> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer B } } } }
}
  ? B
  : never

/** What a path can be asked. */
export type Query<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never

type Value = string | number | boolean | null | undefined | readonly (string | number)[]

/** A question to the API: a path, its parameters, and what fills the braces in the path. */
export interface Question<P extends Path> {
  path: P
  query?: Query<P>
  in?: Record<string, string>
}

/** A question whose path does not matter: what can be written as an address. */
export interface AnyQuestion {
  path: string
  query?: unknown
  in?: Record<string, string>
}

/** An error in the words of the API. */
export class Problem extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** Returns the address of a question, with parameters in order and empty ones left out. */
export function address(q: AnyQuestion, form?: { suffix?: string; lang?: string; table?: string }): string {
  const path = q.path.replace(/\{(\w+)\}/g, (_, name: string) => encodePath(q.in?.[name] ?? ''))
  const query = q.query as Record<string, Value> | undefined
  const all = { ...query, lang: form?.lang ?? query?.lang, table: form?.table ?? query?.table }
  const parts = Object.entries(all)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')])
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a! < b! ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
  const asked = parts.length ? `?${parts.join('&')}` : ''
  if (published && form?.suffix) return fileOf(path + asked, form.suffix)
  return path + (form?.suffix ? `.${form.suffix}` : '') + asked
}

/** Encodes an id for a path; the slashes of a figure's id stay. */
export function encodePath(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/')
}

const unpublished =
  'This answer is not part of the published copy: run agglo serve to ask for it. 此问题不在发布的内容中，请用 agglo serve 查询。'

/** Fetches an address and reads the problem where there is one. */
export async function read<T>(url: string): Promise<T> {
  if (published) {
    const answer = await load(url)
    if (answer === undefined) throw new Problem(404, unpublished)
    return answer as T
  }
  const response = await fetch(url, { headers: { Accept: 'application/json' } })
  if (response.ok) {
    return (await response.json()) as T
  }
  let detail = response.statusText
  try {
    detail = ((await response.json()) as { detail?: string }).detail ?? detail
  } catch {
    // A server in between may answer without a problem document.
  }
  throw new Problem(response.status, detail)
}
