import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vitest/config'

// AGGLO_ADDRESS is where "agglo serve" answers while the page is worked on.
const server = process.env.AGGLO_ADDRESS ?? 'http://127.0.0.1:8080'

// Browsers load modules and what is asked for across origins from servers only:
// a page that opens from disk has one classic script.
const classic: Plugin = {
  name: 'classic',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('<script type="module" crossorigin', '<script defer').replaceAll(' crossorigin', ''),
  },
}

// "vite build --mode publication" makes the front end that "agglo publish"
// writes beside its answers.
export default defineConfig(({ mode }) => {
  const publication = mode === 'publication'
  return {
    plugins: publication ? [react(), classic] : [react()],
    base: publication ? './' : '/',
    build: {
      outDir: publication ? 'dist/publication' : 'dist',
      // The placeholder in dist is committed; the script "prebuild" removes the rest.
      emptyOutDir: false,
      // The content security policy has no data: for fonts and scripts.
      assetsInlineLimit: 0,
      target: 'es2022',
      cssCodeSplit: !publication,
      chunkSizeWarningLimit: publication ? 1500 : 700,
      rollupOptions: publication ? { output: { format: 'iife', inlineDynamicImports: true } } : {},
    },
    test: { include: ['src/**/*.test.ts'] },
    server: { proxy: { '/api': server } },
  }
})
