import { expect, test } from '@playwright/test'
import { settled, watch } from './watch'

test('a portrait says how far it can be trusted, and why', async ({ page }) => {
  await page.goto('/r/CN-320400?lang=en')
  await settled(page)
  const quality = page.locator('.head .aside').first()
  await expect(quality).toContainText('data quality: medium')
  await expect(quality).toContainText('0 were searched for completely and 88 in part')
  await quality.getByRole('link', { name: 'How it is graded' }).click()
  await expect(page).toHaveURL(/\/methods\/profile/)
})

test('growth against specialisation: what is shown, and what is left out', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/r/CN-320400?lang=en')
  await settled(page)
  const block = page.locator('.block', { has: page.getByRole('heading', { name: 'Growth against specialisation' }) })
  await expect(block.locator('canvas')).toBeVisible()
  await block.getByText('As a table').click()
  await expect(block.getByRole('row', { name: /New energy vehicles/ })).toContainText('Stars')
  await expect(block).toContainText('Left out: ')
  await expect(block).toContainText('Solar cells and modules (no growth is known)')
  const csv = await block.locator('a[download]').filter({ hasText: 'CSV' }).getAttribute('href')
  expect(await (await page.request.get(csv!)).text()).toContain('power-battery,')
  expect(seen.faults).toEqual([])
})

test('similar cities and projects lead to their pages', async ({ page }) => {
  await page.goto('/r/CN-320400?lang=zh')
  await settled(page)
  await expect(page.locator('.peers li')).toHaveCount(3)
  await expect(page.locator('.peers li').first()).toContainText('共有：')
  const stages = page.locator('.projects section')
  await expect(stages).toHaveCount(3)
  await expect(stages.nth(0)).toContainText(/已公布\s*\d+/)
  const before = await stages.nth(0).locator('li').count()
  await stages.nth(0).getByRole('button').click()
  expect(await stages.nth(0).locator('li').count()).toBeGreaterThan(before)
  await stages.nth(1).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/e\//)
})

test('the country has no peers, and says what it has', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/r/CN?lang=en')
  await settled(page)
  await expect(page.locator('.peers')).toHaveCount(0)
  await expect(page.locator('.head .aside').first()).toContainText('data quality')
  expect(seen.faults).toEqual([])
})
