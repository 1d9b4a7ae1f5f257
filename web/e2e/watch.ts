import { expect, type Page } from '@playwright/test'

/** Notes what a page must not do: write errors, fail, or ask another host for anything. */
export function watch(page: Page): { faults: string[] } {
  const faults: string[] = []
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') faults.push(`console: ${m.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`broke: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (
      url.protocol.startsWith('http') &&
      url.host !== new URL(page.url() === 'about:blank' ? request.url() : page.url()).host
    ) {
      faults.push(`asked another host: ${url.host}`)
    }
  })
  return { faults }
}

/** Waits until the page has its answers: no placeholder is left and what it asked for is there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('.waiting')).toHaveCount(0)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
}
