import { execFileSync } from 'node:child_process'
import { cpSync, globSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Builds the packages for publishing, in the order of their imports: JavaScript, types, and the files beside them. */
const root = join(import.meta.dirname, '..')

for (const name of ['operant', 'reconciliation', 'sandbox', 'agents']) {
  const folder = join(root, 'packages', name)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(folder, 'tsconfig.build.json')], { stdio: 'inherit' })
  for (const file of globSync('src/**/*.{yaml,json,sql}', { cwd: folder })) {
    cpSync(join(folder, file), join(folder, 'dist', relative('src', file)))
  }
}

// The console is shipped in operant: whoever installs that needs none of what it is built with.
const vite = join(root, 'node_modules/vite/bin/vite.js')
const to = join(root, 'packages/operant/dist/console')
execFileSync(process.execPath, [vite, 'build', '--outDir', to, '--logLevel', 'error'], {
  env: { ...process.env, NODE_ENV: 'production' },
  cwd: join(root, 'packages/console'),
  stdio: 'inherit',
})
