import { expect, test } from '@playwright/test'
import { settled, watch } from './watch'

test('the search finds in either language and is used by keyboard', async ({ page }) => {
  await page.goto('/?lang=en')
  const box = page.getByRole('combobox').first()
  await box.fill('常州')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('Changzhou')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/r\/CN-320400/)
  await page.getByRole('combobox', { name: /Search/ }).fill('Separator')
  await expect(page.getByRole('listbox').getByRole('option').filter({ hasText: 'link' }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox').getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0)
})

test('back and forward go through what was chosen', async ({ page }) => {
  await page.goto('/rank?indicator=gdp&lang=en')
  await expect(page.locator('h1')).toContainText('gross domestic product')
  await page.getByLabel('Indicator').selectOption('population')
  await expect(page).toHaveURL(/indicator=population/)
  await expect(page.locator('h1')).toContainText('population')
  await page.goBack()
  await expect(page.locator('h1')).toContainText('gross domestic product')
  await page.goForward()
  await expect(page.locator('h1')).toContainText('population')
})

test('language and theme are kept, and an address that is sent has the say', async ({ page }) => {
  await page.goto('/r/CN-320400?lang=en&theme=light')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('h1')).toContainText('常州')
  await page.getByRole('button', { name: '深色' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/rank')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/rank?lang=en&theme=light')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('the chain map draws the edges of one link only, by keyboard too', async ({ page }) => {
  await page.goto('/c/power-battery?region=CN-320400&lang=en')
  await settled(page)
  const edges = page.locator('.edges path')
  await expect(edges).toHaveCount(0)
  await page.locator('[data-link=cell] a').focus()
  await expect(edges).not.toHaveCount(0)
  const response = await page.request.get('/api/v1/chains/power-battery/links')
  const { inputs } = (await response.json()) as { inputs: { link: string; input: string }[] }
  await expect(edges).toHaveCount(inputs.filter((i) => i.link === 'cell' || i.input === 'cell').length)
})

test('a figure is followed down to the words of a source', async ({ page }) => {
  await page.goto('/f/chain-integrity/CN-320400/power-battery/2023?lang=en')
  await settled(page)
  await expect(page.locator('.formula')).toContainText('31 / 32')
  await page.locator('.tree > li > details > summary').first().click()
  await expect(page.locator('.tree .tree q').first()).not.toBeEmpty()
  await expect(page.locator('.tree .tree .mono').first()).toContainText('observations.csv:')
})

test('the tiles and tables lead to the figure that they show', async ({ page }) => {
  await page.goto('/r/CN-320400?lang=en')
  const tile = page.locator('.tile .value a').first()
  const text = (await tile.textContent()) ?? ''
  await tile.click()
  await expect(page).toHaveURL(/\/f\/gdp\/CN-320400\/2023/)
  await expect(page.locator('.formula .big')).toContainText(text)
})

test('an id that is not there is told in the words of the API', async ({ page }) => {
  await page.goto('/r/CN-999999?lang=en')
  const response = await page.request.get('/api/v1/profile?region=CN-999999')
  const { detail } = (await response.json()) as { detail: string }
  await expect(page.getByRole('alert')).toContainText(detail)
  await page.goto('/no/such/page/here?lang=en')
  await expect(page.locator('h1')).toContainText('no such page')
})

test('a comparison is put together and taken apart', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/compare?lang=en')
  await expect(page.locator('.empty')).toBeVisible()
  for (const city of ['Changzhou', 'Hefei']) {
    await page.getByRole('combobox', { name: 'Add a region' }).fill(city)
    await page.getByRole('option').first().click()
  }
  await expect(page.locator('.matrix thead th')).toHaveCount(3)
  await page.getByRole('button', { name: 'Remove Hefei' }).click()
  await expect(page.locator('.empty')).toBeVisible()
  expect(seen.faults).toEqual([])
})

test('the skip link leads to the answer', async ({ page }) => {
  await page.goto('/rank?lang=en')
  await settled(page)
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('a map follows the pointer as a picture and is drawn anew at rest', async ({ page }) => {
  await page.goto('/map?indicator=gdp&chain=power-battery&lang=en')
  await settled(page)
  await page.getByRole('combobox', { name: 'Clusters of sites' }).selectOption('outlined')
  await expect(page).toHaveURL(/clusters=1/)
  await expect(page.getByText(/lie in \d+ clusters/)).toBeVisible()
  const picture = page.locator('.map .picture')
  const box = (await picture.boundingBox())!
  const before = await page.locator('.map .points').evaluate((c: HTMLCanvasElement) => c.toDataURL())
  await page.mouse.move(box.x + 300, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x + 250, box.y + 220, { steps: 4 })
  await page.mouse.up()
  await expect(picture).not.toHaveAttribute('style', /translate/)
  const after = await page.locator('.map .points').evaluate((c: HTMLCanvasElement) => c.toDataURL())
  expect(after).not.toBe(before)
  await expect(page.locator('.picked')).toHaveCount(0) // a drag is no click
  await page.getByRole('button', { name: 'Whole map' }).click()
  await expect.poll(() => page.locator('.map .points').evaluate((c: HTMLCanvasElement) => c.toDataURL())).toBe(before)
})

test('the rows of a table are found by column and read page by page', async ({ page }) => {
  await page.goto('/data?lang=en&table=activities')
  const block = page.locator('.block', { has: page.getByRole('heading', { name: 'Rows of a table' }) })
  await expect(block.locator('tbody tr')).toHaveCount(25)
  await block.getByRole('button', { name: /^Show more/ }).click()
  await expect(block.locator('tbody tr')).toHaveCount(50)
  await block.getByLabel('Column').selectOption('establishment')
  await block.getByLabel('Has this text').fill('CATL-liyang')
  await expect(block.locator('tbody tr').first().locator('th')).toHaveText(/^activities\.csv:\d+$/)
  await expect(page).toHaveURL(/text=CATL-liyang/)
  for (const cell of await block.locator('tbody tr td:nth-child(2)').allTextContents()) {
    expect(cell).toContain('catl-liyang')
  }
  await block.getByLabel('Has this text').fill('nobody here')
  await expect(block).toContainText('No row of activities has "nobody here" in the column establishment.')
})

test('a chain is shown for the country, a region, and two in the same cards', async ({ page }) => {
  await page.goto('/c/power-battery?region=CN-320400&lang=en')
  await settled(page)
  await page.getByRole('button', { name: 'Two regions' }).click()
  await expect(page).toHaveURL(/with=CN-/)
  await settled(page)
  const card = page.locator('[data-link=cell] a')
  await expect(card).toHaveCount(2)
  await expect(card.first()).toHaveAttribute('href', /region=CN-320400/)
  const second = new URL(page.url()).searchParams.get('with')!
  await expect(card.last()).toHaveAttribute('href', new RegExp(`region=${second}`))
  await page.getByRole('button', { name: 'Whole country' }).click()
  await expect(card).toHaveCount(1)
  await expect(page.locator('h1')).toContainText('China')
  await page.goBack()
  await expect(card).toHaveCount(2)
  await expect(page.getByRole('columnheader', { name: 'C4' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Who holds the choke points?' })).toBeVisible()
})
