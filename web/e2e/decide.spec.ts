import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { settled, watch } from './watch'

test('a target is chosen, by name in the address, and its document is quoted', async ({ page }) => {
  await page.goto('/r/CN-320400/targets?lang=en&target=output-value/new-energy/2025')
  await settled(page)
  await expect(page.locator('h1')).toContainText('Output value, New energy')
  await expect(page.locator('.lead')).toContainText('needs 17.6 % a year')
  await expect(page.locator('.quote q')).not.toBeEmpty()
  await page.getByRole('link', { name: 'Output value, Photovoltaics' }).first().click()
  await expect(page).toHaveURL(/target=output-value\/photovoltaics/)
  await expect(page.locator('.empty')).toContainText('no yearly value is known')
  await page.goBack()
  await expect(page.locator('.lead')).toContainText('needs 17.6 % a year')
})

test('a candidate that is left out is left out of the download too', async ({ page }) => {
  await page.goto('/r/CN-320400/gaps?chain=power-battery&lang=en')
  await settled(page)
  const first = page.locator('.candidate a').first()
  const name = (await first.textContent()) ?? ''
  await page.locator('.candidate button').first().click()
  await settled(page)
  await expect(page.locator('.candidate a').filter({ hasText: name })).toHaveCount(0)
  const csv = page.locator('.block > footer a[download]').filter({ hasText: 'CSV' }).first()
  const body = await (await page.request.get((await csv.getAttribute('href'))!)).text()
  expect(body).not.toContain(name)
})

test('a gap that is chosen shows who could fill it', async ({ page }) => {
  await page.goto('/r/CN-320400/gaps?chain=power-battery&lang=en')
  await settled(page)
  await page.locator('.picks button').nth(2).click()
  await expect(page.locator('.picks button').nth(2)).toHaveAttribute('aria-pressed', 'true')
  await page.locator('.candidates summary').first().click()
  await expect(page.locator('.candidates .mono').first()).toContainText('.csv:')
})

test('a shock is chosen, kept as a file and opened again', async ({ page }, info) => {
  await page.goto('/whatif?lang=en')
  await settled(page)
  await page.getByRole('link', { name: /^Try/ }).first().click()
  await expect(page).toHaveURL(/organisation=/)
  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('4')
  await expect(page).toHaveURL(/weeks=4/)
  await settled(page)
  const lead = await page.locator('.lead').textContent()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save scenario.json' }).click(),
  ])
  const kept = info.outputPath('scenario.json')
  await file.saveAs(kept)
  expect(JSON.parse(await readFile(kept, 'utf8'))).toMatchObject({ weeks: 4, loss: 1 })
  await page.goto('/whatif?lang=en')
  await settled(page)
  await page.getByLabel('Open a scenario').setInputFiles(kept)
  await expect(page.locator('.lead')).toHaveText(lead!)
  await page
    .getByLabel('Open a scenario')
    .setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('no') })
  await expect(page.getByRole('alert')).toContainText('no scenario')
})

test('must-haves and weights change the ranking', async ({ page }) => {
  await page.goto('/settle?link=power-battery.cell&lang=en')
  await settled(page)
  await page.getByLabel('Condition on').selectOption('gdp')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('5e11')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator('.musts .note')).toContainText(/left: \d+/)
  await page.getByRole('button', { name: 'Known skills' }).click()
  await expect(page).toHaveURL(/weight=inputs(=|%3D)1/)
  await expect(page.getByRole('slider', { name: 'Relatedness' })).toHaveValue('5')
  await page.getByRole('slider', { name: 'Relatedness' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('slider', { name: 'Relatedness' })).toHaveValue('4')
  await page
    .getByRole('button', { name: /^Why not another/ })
    .first()
    .click()
  await expect(page).toHaveURL(/why=CN-/)
})

test('a condition that is none is told in the words of the API', async ({ page }) => {
  await page.goto('/settle?link=power-battery.cell&must=nonsense>=1&lang=en')
  await expect(page.getByRole('alert')).toContainText('nonsense')
})

test('the brief is shown as it is fetched, in the language that is chosen', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/brief?region=CN-320400&lang=en')
  await settled(page)
  await expect(page.frameLocator('iframe').locator('h1')).toContainText('Changzhou')
  await page.getByLabel('Language of the brief').selectOption('zh')
  await settled(page)
  await expect(page.frameLocator('iframe').locator('h1')).toContainText('常州')
  const links = await page.locator('.downloads a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
  for (const link of links) {
    const response = await page.request.get(link)
    expect(response.status(), link).toBe(200)
    const body = await response.body()
    if (link.includes('.pdf')) expect(body.subarray(0, 5).toString()).toBe('%PDF-')
    else expect(body.toString()).toContain('常州')
  }
  expect(seen.faults).toEqual([])
})

test('the data page filters indicators and turns the pages of sources', async ({ page }) => {
  await page.goto('/data?lang=en')
  await settled(page)
  await page.getByLabel('Name or id').fill('integrity')
  await expect(page).toHaveURL(/q=integrity/)
  await expect(page.getByRole('row').filter({ hasText: 'chain-integrity:c0' })).toHaveCount(1)
  await page.getByLabel('Name or id').fill('no such thing')
  await expect(page.locator('.empty')).toContainText('no such thing')
  const block = page.getByRole('region', { name: 'Sources' })
  const sources = block.locator('tbody tr')
  const before = await sources.count()
  await block.getByRole('button', { name: /Show more/ }).click()
  await expect(sources).not.toHaveCount(before)
})

test('methods lead to one another and to their indicators', async ({ page }) => {
  await page.goto('/methods?lang=en')
  await page.getByRole('link', { name: 'Places, distances and neighbours' }).click()
  await settled(page)
  await page.locator('main').getByRole('link', { name: 'K-density' }).first().click()
  await expect(page).toHaveURL(/\/methods\/spatial-kdensity/)
  await page.goto('/methods/no-such-page?lang=en')
  await expect(page.locator('.lead')).toContainText('no-such-page')
})
