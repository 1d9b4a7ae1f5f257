import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

// The tests drive the Chromium of the system against the real binary:
//   AGGLO_ADDRESS   an "agglo serve" that is running, such as http://127.0.0.1:8080
//   AGGLO_BINARY    else the binary that is started here; ../bin/agglo without it
//   CHROMIUM        the browser, where it is none of those below
const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => path && existsSync(path))
if (!executablePath) {
  throw new Error(
    'no Chromium was found: install it (Debian: apt-get install chromium) or name it in CHROMIUM; without it the pages are not tested',
  )
}

const port = 18_230
const binary = resolve(process.env.AGGLO_BINARY ?? '../bin/agglo')
const address = process.env.AGGLO_ADDRESS ?? `http://127.0.0.1:${port}`
// Workers of the tests read this file too, and must not make a store each.
process.env.AGGLO_E2E_STORE ??= join(mkdtempSync(join(tmpdir(), 'agglo-e2e-')), 'store.duckdb')

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  retries: process.env.CI ? 2 : 0, // a machine that also builds may miss a deadline; the report names what was tried again
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: address,
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    { name: 'checks', testIgnore: 'screenshots.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.spec.ts' },
  ],
  webServer: process.env.AGGLO_ADDRESS
    ? undefined
    : {
        command: `${JSON.stringify(binary)} serve --addr 127.0.0.1:${port} --store ${JSON.stringify(process.env.AGGLO_E2E_STORE)}`,
        url: `${address}/api/v1/release`,
        timeout: 120_000,
      },
})
