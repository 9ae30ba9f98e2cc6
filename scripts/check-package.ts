import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Builds and packs the published packages, installs them in an empty folder as a user would, and runs the command line
 * there; a project made by it is installed and run like theirs. Exits with 1 when anything of it fails.
 */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'operant-package-'))

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

try {
  await import('./build.ts')
  for (const name of ['operant', 'sandbox', 'agents'])
    run('npm', ['pack', '--silent', '--pack-destination', folder], join(root, 'packages', name))
  const archives = readdirSync(folder)
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => join(folder, file))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'somebody', private: true, type: 'module' }))
  run('npm', ['install', '--silent', ...archives], folder)
  const operant = (...args: string[]) =>
    run(process.execPath, [join(folder, 'node_modules/operant/dist/cli/main.js'), ...args], folder)
  const help = operant('--help')
  if (!help.includes('operant')) throw new Error(`the packed command line printed: ${help}`)
  const demo: unknown = JSON.parse(operant('demo', '--tickets', '6', '--json'))
  if (typeof demo !== 'object' || demo === null || !('runs' in demo) || demo.runs !== 6)
    throw new Error(`the packed demo printed: ${JSON.stringify(demo)}`)
  const connect = run(
    process.execPath,
    ['-e', "import('operant/connect').then((all) => console.log(typeof all.httpClient))"],
    folder,
  )
  if (connect.trim() !== 'function') throw new Error(`operant/connect gave ${connect}`)
  operant('init', 'desk', '--no-install')
  const desk = join(folder, 'desk')
  run('npm', ['install', '--silent', ...archives.filter((file) => file.includes('operant-0'))], desk)
  run('npm', ['run', '--silent', 'types'], desk)
  const tested = run('npm', ['test', '--silent'], desk)
  if (!/pass 3\b/.test(tested)) throw new Error(`the test of a new project printed: ${tested}`)
  run('npx', ['operant', 'eval'], desk)
  run('npx', ['operant', 'goal', 'Assign ticket T-1', '--as', 'lena'], desk)
  if (!readFileSync(join(desk, 'desk.json'), 'utf8').includes('"team": "billing"'))
    throw new Error('the goal of a new project did nothing')
  console.log('the packed packages, installed in an empty folder, run their command line, the demo and a new project')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
