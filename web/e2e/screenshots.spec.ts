import { test } from '@playwright/test'
import { pages, withParam } from './pages'
import { settled } from './watch'

const looks = [
  { look: 'light', width: 1440, height: 900, params: { lang: 'en', theme: 'light' } },
  { look: 'dark', width: 1440, height: 900, params: { lang: 'zh', theme: 'dark' } },
  { look: 'phone', width: 390, height: 844, params: { lang: 'zh', theme: 'light' } },
]

for (const { name, path } of pages) {
  for (const { look, width, height, params } of looks) {
    test(`${name}, ${look}`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto(Object.entries(params).reduce((p, [k, v]) => withParam(p, k, v), path))
      await settled(page)
      await page.screenshot({ path: `../docs/screenshots/${name}-${look}.png`, animations: 'disabled' })
    })
  }
}
