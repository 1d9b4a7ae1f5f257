import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { pages, withParam } from './pages'
import { settled, watch } from './watch'

async function download(page: Page, link: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(await file.failure()).toBeNull()
  return readFile((await file.path())!)
}

for (const { name, path } of pages) {
  test(`every table on ${name} can be had as CSV and XLSX`, async ({ page }) => {
    await page.goto(withParam(path, 'lang', 'en'))
    await settled(page)
    const links = await page
      .locator('.block > footer a[download]')
      .evaluateAll((list) => list.map((a) => (a as HTMLAnchorElement).href))
    for (const link of new Set(links)) {
      const response = await page.request.get(link)
      expect(response.status(), link).toBe(200)
      const body = await response.body()
      if (link.includes('.xlsx')) expect(body.subarray(0, 2).toString(), link).toBe('PK')
      else expect(body.toString().split('\n')[0], link).toMatch(/,/)
    }
  })
}

test('a table in the browser opens as what it is', async ({ page }) => {
  await page.goto('/rank?indicator=gdp&lang=zh')
  await settled(page)
  const csv = (await download(page, page.getByRole('link', { name: 'CSV' }).first())).toString()
  expect(csv).toContain('上海市')
})

test('a chart can be had as PNG and SVG', async ({ page }) => {
  for (const path of ['/r/CN-320400?lang=en', '/map?indicator=gdp&lang=en']) {
    await page.goto(path)
    await settled(page)
    const png = await download(page, page.getByRole('button', { name: 'PNG' }).first())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThan(300)
    const svg = (await download(page, page.getByRole('button', { name: 'SVG' }).first())).toString()
    expect(svg).toMatch(/^<svg[\s\S]*<path[\s\S]*<\/svg>/)
  }
})

test('a page says to search engines what it shows, and the policy lets it', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/data')
  await settled(page)
  const block = page.locator('script[type="application/ld+json"]')
  const described = JSON.parse((await block.textContent()) ?? '')
  expect(described['@type']).toBe('Dataset')
  expect(described.distribution.length).toBeGreaterThan(10)
  const file = await page.request.get(described.distribution[0].contentUrl)
  expect(file.status()).toBe(200)
  const catalogue = await page.locator('link[rel=describedby]').getAttribute('href')
  expect((await page.request.get(catalogue ?? '')).headers()['content-type']).toContain('application/ld+json')
  expect(seen.faults).toEqual([])
})
