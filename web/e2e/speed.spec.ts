import { expect, test } from '@playwright/test'
import { settled } from './watch'

test('the first page transfers at most 600 KB of JavaScript', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Map<string, string>()
  let bytes = 0
  session.on('Network.responseReceived', (e) => {
    if (e.type === 'Script') scripts.set(e.requestId, e.response.url)
  })
  session.on('Network.loadingFinished', (e) => {
    if (scripts.has(e.requestId)) bytes += e.encodedDataLength
  })
  await page.goto('/')
  await settled(page)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(600 * 1024)
})

// A hundred thousand sites all over the box of the bundled map, as the API would page them.
function site(i: number) {
  const [lon, lat] = [75 + ((i * 0.618034) % 1) * 58, 20 + ((i * 0.414214) % 1) * 32]
  const row = { table: 'activities', file: 'a.csv', line: i }
  return {
    establishment: `s${i}`,
    name: `Site ${i}`,
    region: 'CN',
    organisation: 'o',
    organisation_name: 'O',
    owner: 'o',
    chain: 'power-battery',
    link: 'cell',
    state: 'running',
    lat,
    lon,
    row,
    establishment_row: row,
  }
}

test('a map of 100,000 sites pans without stalls', async ({ page }) => {
  await page.route(/\/api\/v1\/sites\?/, async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const sites = Array.from({ length: 1000 }, (_, i) => site(from + i))
    const next = from + 1000 < 100_000 ? String(from + 1000) : undefined
    await route.fulfill({ json: { sites, sources: [], total: 100_000, next } })
  })
  await page.goto('/map?indicator=gdp&chain=power-battery&lang=en')
  await expect(page.getByText('100000 sites on the map')).toBeVisible({ timeout: 50_000 })
  const box = (await page.locator('.map .canvas').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(() => {
    const times: number[] = []
    let last = performance.now()
    const tick = () => {
      const now = performance.now()
      times.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { times })
  })
  await page.mouse.down()
  for (let i = 0; i < 60; i++) await page.mouse.move(box.x + box.width / 2 + 3 * i, box.y + box.height / 2 + i)
  await page.mouse.up()
  const times = (await page.evaluate(() => (window as unknown as { times: number[] }).times)).sort((a, b) => a - b)
  const [half, most] = [times[Math.floor(times.length / 2)]!, times[Math.floor(times.length * 0.95)]!]
  console.log(
    `frames while panning: median ${half.toFixed(0)} ms, 95th percentile ${most.toFixed(0)} ms, longest ${times.at(-1)?.toFixed(0)} ms`,
  )
  expect(most).toBeLessThan(250)
})
