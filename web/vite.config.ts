import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// AGGLO_ADDRESS is where "agglo serve" answers while the page is worked on.
const server = process.env.AGGLO_ADDRESS ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    // The placeholder in dist is committed; the script "prebuild" removes the rest.
    emptyOutDir: false,
    // The content security policy has no data: for fonts and scripts.
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  test: { include: ['src/**/*.test.ts'] },
  server: { proxy: { '/api': server } },
})
