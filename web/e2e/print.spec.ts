import { expect, test } from '@playwright/test'
import { pages, withParam } from './pages'
import { settled } from './watch'

// A4 at 96 dots per inch, within the margins of the print style.
const paper = { width: 673, height: 986 }
// A button that is a row of a list, or that sorts by a heading, is what is read.
const controls = '.bar, .controls, .actions, .zoom, .subnav, .more, .skip, select, input, button:not(.sort, .picks *)'

for (const { name, path } of pages) {
  test(`${name} is printed like the brief`, async ({ page }) => {
    await page.goto(withParam(path, 'lang', 'en'))
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(paper)
    const seen = page.locator(controls).filter({ visible: true })
    expect(await seen.evaluateAll((all) => all.map((x) => x.outerHTML.slice(0, 80)))).toEqual([])
    // Nothing is cut at the right, and no chart is empty or larger than its place.
    const right = await page.evaluate(() =>
      [...document.querySelectorAll('main canvas, main table, main svg')].map((x) => x.getBoundingClientRect().right),
    )
    for (const x of right) expect(x).toBeLessThanOrEqual(paper.width + 1)
    const blank = await page.locator('main .canvas canvas').evaluateAll(
      (all) =>
        all.filter((x) => {
          const { width, height } = x as HTMLCanvasElement
          const pixels = (x as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data
          return !pixels.some((v) => v !== 0)
        }).length,
    )
    expect(blank).toBe(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(sheets).toBeGreaterThan(0)
    expect(sheets).toBeLessThan(30)
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  })
}
