import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { settled, watch } from './watch'

test('a plant arrives: chosen step by step, in the address, and undone by back', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/whatif?lang=en')
  await settled(page)
  await page.getByRole('link', { name: 'A plant arrives' }).click()
  await expect(page).toHaveURL(/mode=arrival/)
  await page.locator('.picklist').getByRole('link', { name: 'Electrolyte', exact: true }).click()
  await expect(page).toHaveURL(/link=power-battery.electrolyte/)
  await settled(page)
  await expect(page.locator('.tile').first()).toContainText('present')
  await page.getByLabel('Capacity, t a year').fill('50000')
  await page.getByLabel('Capacity, t a year').press('Enter')
  await expect(page).toHaveURL(/capacity=50000/)
  await settled(page)
  await expect(page.locator('.lead')).toContainText('turns from fragile to leading')
  const covered = page.getByRole('row', { name: /^Electrolyte/ }).filter({ hasText: 'turns sufficient' })
  await expect(covered).toContainText('50,000')
  await page.goBack()
  await expect(page.locator('.lead')).toContainText('turns from fragile to present')
  expect(seen.faults).toEqual([])
})

test('chips name what was chosen, and let it go', async ({ page }) => {
  await page.goto('/whatif?lang=zh&organisation=calb&region=CN-320400')
  await settled(page)
  await expect(page.getByRole('button', { name: '取消选择常州市' })).toBeVisible()
  await page.getByRole('button', { name: /取消选择中创新航/ }).click()
  await expect(page).not.toHaveURL(/organisation/)
  await page.goto('/whatif?lang=en&mode=arrival&link=power-battery.cell&organisation=calb&region=CN-320400')
  await settled(page)
  for (const name of ['Battery cells', 'CALB Group', 'Changzhou']) {
    await expect(page.getByRole('button', { name: `Let go of ${name}` })).toBeVisible()
  }
})

test('the rows of an arrival are those that a scenario takes', async ({ page }, info) => {
  await page.goto('/whatif?lang=en&mode=arrival&link=power-battery.separator&region=CN-320400&capacity=100')
  await settled(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Row of activities as CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('activities.csv')
  const kept = info.outputPath('activities.csv')
  await file.saveAs(kept)
  const [head, row] = (await readFile(kept, 'utf8')).split('\n')
  expect(head).toMatch(/^establishment,chain,link,capacity,capacity_unit,capacity_basis/)
  expect(row).toMatch(/^new-separator,power-battery,separator,100,/)
  await expect(page.locator('.copies').first()).toContainText(
    'agglo arrival power-battery.separator --region CN-320400',
  )
})

test('the chain is coloured by loss, now and in the end, with the share in each card', async ({ page }) => {
  await page.goto('/whatif?lang=en&organisation=calb')
  await settled(page)
  const cell = page.locator('.chain-map [data-link="cell"]')
  await expect(cell).toContainText(/[\d.]+ % lost · from week 1/)
  const inTheEnd = await cell.textContent()
  await expect(page.locator('.chain-map [data-link="electrolyte"]')).toHaveClass(/loss-4/)
  await page.getByRole('button', { name: 'At once' }).first().click()
  await expect(page).toHaveURL(/when=now/)
  await expect(page.locator('.chain-map [data-link="electrolyte"]')).toHaveClass(/loss-0/)
  await expect(cell).not.toHaveText(inTheEnd!)
  await page
    .locator('.chain-map')
    .getByRole('link', { name: /Battery cells/ })
    .focus()
  await expect(page.locator('.edges path').first()).toBeAttached()
})
