import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Not `source`, which dependencies use for sources that Node cannot run.
const conditions = ['operant-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'bench/**/*.test.ts', 'examples/**/*.test.ts', 'docs/**/*.test.ts'],
    globalSetup: ['packages/operant/src/store/testing/global-setup.ts'],
    // No module keeps anything from one test file that another could see: modules are loaded once for all of them.
    isolate: false,
    // Many tests wait for processes of their own: more files than cores at once keep the cores busy.
    maxWorkers: Math.max(4, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
