import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { settled, watch } from './watch'

// One region as files, opened from disk and from a server that only hands over files, below a path.
const binary = resolve(process.env.AGGLO_BINARY ?? '../bin/agglo')
const below = '/archive/2023/'
let folder: string
let files: Server
let first: Record<'disk' | 'server', string>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(600_000)
  folder = join(mkdtempSync(join(tmpdir(), 'agglo-publication-')), 'site')
  const store = process.env.AGGLO_ADDRESS ? [] : ['--store', process.env.AGGLO_E2E_STORE!]
  execFileSync(binary, ['publish', folder, '--region', 'CN-320400', '--figures', '200', ...store], { stdio: 'pipe' })
  files = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url!, 'http://x').pathname).replace(below, '/')
    const path = join(folder, name.endsWith('/') ? `${name}index.html` : name)
    if (!request.url!.startsWith(below) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end()
      return
    }
    const kinds = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }
    response.setHeader('Content-Type', kinds[path.split('.').at(-1) as 'js'] ?? 'application/octet-stream')
    createReadStream(path).pipe(response)
  })
  await new Promise<void>((ready) => files.listen(0, '127.0.0.1', ready))
  first = {
    disk: pathToFileURL(join(folder, 'index.html')).href,
    server: `http://127.0.0.1:${(files.address() as AddressInfo).port}${below}`,
  }
})

test.afterAll(() => {
  files?.close()
  if (folder) rmSync(resolve(folder, '..'), { recursive: true })
})

const pages = [
  '/',
  '/r/CN-320400',
  '/c/power-battery?region=CN-320400',
  '/c/power-battery/cell?region=CN-320400',
  '/o/catl',
  '/e/skiet-changzhou-1',
  '/compare',
  '/map?chain=power-battery&clusters=1',
  '/rank',
  '/findings?region=CN-320400',
  '/r/CN-320400/structure',
  '/r/CN-320400/gaps',
  '/r/CN-320400/targets',
  '/claims?region=CN-320400',
  '/whatif',
  '/settle?link=power-battery.cell',
  '/concentration?link=power-battery.cell',
  '/clusters?chain=power-battery',
  '/brief?region=CN-320400',
  '/data',
  '/methods/chain-integrity',
]

function watchAll(page: Page): string[] {
  const { faults } = watch(page)
  // What is on its way when the reader leaves a page is given up, which is no fault.
  page.on('requestfailed', (r) => {
    const why = r.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') faults.push(`${why}: ${r.url()}`)
  })
  page.on('response', (r) => r.status() >= 400 && faults.push(`${r.status()}: ${r.url()}`))
  return faults
}

for (const from of ['disk', 'server'] as const) {
  test(`every page of a publication opens from ${from}, without a fault`, async ({ page }) => {
    test.setTimeout(240_000)
    const faults = watchAll(page)
    for (const path of pages) {
      await page.goto('about:blank') // or the next page would be a step within the one before
      await page.goto(`${first[from]}#${path}`)
      await settled(page)
      await expect(page.locator('[role=alert]'), path).toHaveCount(0)
      await expect(page.locator('.lead'), path).not.toBeEmpty()
      expect(faults, path).toEqual([])
    }
  })

  test(`a reader finds the way through a publication from ${from}`, async ({ page }) => {
    const faults = watchAll(page)
    await page.goto(`${first[from]}#/?lang=en`)
    await settled(page)
    await page.locator('a[href^="#/c/power-battery"]').first().click()
    await expect(page.locator('h1')).toContainText('power batteries')
    await page.getByRole('button', { name: '中文' }).click()
    await expect(page.locator('h1')).toContainText('动力电池')
    expect(page.url()).toContain('lang=zh')
    await settled(page)
    await page.locator('[data-link=cell] a').click()
    await expect(page).toHaveURL(/#\/c\/power-battery\/cell/)
    await page.goBack()
    await expect(page).toHaveURL(/#\/c\/power-battery\?/)
    await settled(page)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON', exact: true }).first().click(),
    ])
    const kept = readFileSync(await file.path(), 'utf8')
    expect(JSON.parse(kept).sentence.en).toContain('power batteries')
    expect(faults).toEqual([])
  })
}
