import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { pages, withParam } from './pages'
import { settled, watch } from './watch'

for (const { name, path } of pages) {
  for (const lang of ['en', 'zh']) {
    test(`${name} answers in ${lang}, without a fault`, async ({ page }) => {
      const seen = watch(page)
      await page.goto(withParam(path, 'lang', lang))
      await settled(page)
      const title = (await page.locator('h1').textContent()) ?? ''
      expect(title).toMatch(/[?？]$/)
      expect(/[\u4e00-\u9fff]/.test(title), title).toBe(lang === 'zh')
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en')
      await expect(page.locator('.lead')).not.toBeEmpty()
      await expect(page.locator('[role=alert]')).toHaveCount(0)
      expect(await page.title()).toContain('agglo')
      expect(seen.faults).toEqual([])
    })
  }

  for (const theme of ['light', 'dark']) {
    test(`${name} can be used by everyone, ${theme}`, async ({ page }) => {
      await page.goto(withParam(path, 'theme', theme))
      await settled(page)
      // Axe cannot look into a frame in which nothing may run.
      await page.evaluate(() => document.querySelector('iframe')?.remove())
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
      expect(grave.map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([])
    })
  }

  test(`${name} fits a phone and a wall`, async ({ page }) => {
    for (const [width, height] of [
      [360, 740],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto(path)
      await settled(page)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `wider than ${width} by`).toBeLessThanOrEqual(0)
    }
  })
}
