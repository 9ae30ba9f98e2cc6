import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { routeFiles } from './route-files.ts'

/** Where the pages are shown while they are written: beside a project that is served at OPERANT_SERVER. */
const served = process.env['OPERANT_SERVER'] ?? 'http://127.0.0.1:4300'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tanstackRouter({ ...routeFiles, autoCodeSplitting: true }), react(), tailwindcss()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': { target: served, changeOrigin: true, headers: { origin: served } } },
  },
})
