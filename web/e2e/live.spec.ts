import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'

const binary = resolve(process.env.AGGLO_BINARY ?? '../bin/agglo')
const address = 'http://127.0.0.1:18231'
let server: ChildProcess
const folder = mkdtempSync(join(tmpdir(), 'agglo-live-'))

test.skip(
  !!process.env.AGGLO_ADDRESS && !process.env.AGGLO_BINARY,
  'needs AGGLO_BINARY, to serve a folder that is edited',
)

test.beforeAll(async () => {
  cpSync('../examples/new-energy', join(folder, 'data'), { recursive: true })
  server = spawn(binary, [
    'serve',
    join(folder, 'data'),
    '--addr',
    '127.0.0.1:18231',
    '--store',
    join(folder, 's.duckdb'),
  ])
  await expect
    .poll(
      () =>
        fetch(`${address}/api/v1/release`).then(
          (r) => r.status,
          () => 0,
        ),
      { timeout: 90_000 },
    )
    .toBe(200)
})
test.afterAll(() => void server?.kill())

test('a broken edit is shown with its place while the last good release stays, and a good one arrives by itself', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const file = join(folder, 'data', 'links.csv')
  const good = readFileSync(file, 'utf8')
  await page.goto(`${address}/c/power-battery?region=CN-320400&lang=en`)
  await expect(page.locator('[data-link=cell]')).toBeVisible()

  writeFileSync(file, good.replace('midstream', 'midstrem'))
  await expect(page.locator('.notice')).toContainText('1 errors', { timeout: 60_000 })
  await page.locator('.notice summary').click()
  await expect(page.locator('.notice')).toContainText('links.csv:')
  await expect(page.locator('[data-link=cell]')).toBeVisible()

  writeFileSync(file, good.replace('Battery cells', 'Battery cells (edited)'))
  await expect(page.locator('.notice')).toHaveCount(0, { timeout: 60_000 })
  await expect(page.locator('[data-link=cell]')).toContainText('Battery cells (edited)', { timeout: 60_000 })
})
