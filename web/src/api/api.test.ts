import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, Problem, read } from './client'
import { fileOf } from './published'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

describe('the types of the API', () => {
  it('are those of api/openapi.json; run "npm run generate" where not', { timeout: 60_000 }, async () => {
    const spec = JSON.parse(readFileSync(here('../../../api/openapi.json'), 'utf8'))
    const made = COMMENT_HEADER + astToString(await openapiTS(spec))
    expect(readFileSync(here('api.gen.ts'), 'utf8').trim()).toBe(made.trim())
  })
})

describe('the file of an answer in a publication', () => {
  // publish/address_test.go has the same cases.
  it('has the query as its name', () => {
    expect(fileOf('/api/v1/release')).toBe('api/v1/release.js')
    expect(fileOf('/api/v1/rank?indicator=gdp&limit=12')).toBe('api/v1/rank/indicator=gdp&limit=12.js')
    expect(fileOf('/api/v1/figure/chain-integrity%3Ac0/CN/x')).toBe('api/v1/figure/chain-integrity~3Ac0/CN/x.js')
    expect(fileOf('/api/v1/brief?region=CN', 'html')).toBe('api/v1/brief/region=CN.html')
  })
})

describe('address', () => {
  it('keeps the language of a question that has one', () => {
    expect(address({ path: '/api/v1/brief', query: { lang: 'zh' } }, { suffix: 'html' })).toBe(
      '/api/v1/brief.html?lang=zh',
    )
  })
  it('leaves out what is empty and puts the rest in order', () => {
    const query = { region: '常州', chain: '', period: undefined }
    expect(address({ path: '/api/v1/profile', query })).toBe('/api/v1/profile?region=%E5%B8%B8%E5%B7%9E')
    expect(address({ path: '/api/v1/rank', query: { period: '2023', indicator: 'gdp' } })).toBe(
      '/api/v1/rank?indicator=gdp&period=2023',
    )
  })
  it('joins lists and keeps the slashes of ids in a path', () => {
    expect(address({ path: '/api/v1/compare', query: { regions: ['CN-1', 'CN-2'] } })).toBe(
      '/api/v1/compare?regions=CN-1%2CCN-2',
    )
    expect(address({ path: '/api/v1/figure/{id}', in: { id: 'gdp.rank@CN/CN-320400/2023' } })).toBe(
      '/api/v1/figure/gdp.rank%40CN/CN-320400/2023',
    )
  })
  it('asks for another form by the suffix', () => {
    const question = { path: '/api/v1/rank', query: { indicator: 'gdp' } }
    expect(address(question, { suffix: 'csv', lang: 'zh', table: 'rank' })).toBe(
      '/api/v1/rank.csv?indicator=gdp&lang=zh&table=rank',
    )
  })
})

describe('read', () => {
  afterEach(() => vi.unstubAllGlobals())
  const answers = (body: string, status: number) =>
    vi.stubGlobal('fetch', async () => new Response(body, { status, statusText: 'Bad Gateway' }))

  it('tells the detail of a problem', async () => {
    answers('{"detail":"no region CN-9"}', 404)
    const error = await read('/x').catch((e: Error) => e)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ message: 'no region CN-9', status: 404 })
  })
  it('tells the status where a server in between answers', async () => {
    answers('<html>', 502)
    await expect(read('/x')).rejects.toThrow('Bad Gateway')
  })
})
