import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Builds and packs the published packages, installs them in an empty folder as a user would, and runs the command line
 * there; a project made by it is installed and run like theirs, and its console is opened. Exits with 1 when anything of it fails.
 */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'operant-package-'))

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Starts the server of a project as its user does, and opens the console: its page and the script that it names. */
async function seeConsole(cwd: string): Promise<void> {
  const service = spawn('npx', ['operant', 'start', '--port', '0', '--json'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let printed = ''
    for await (const chunk of service.stdout.setEncoding('utf8')) {
      printed += String(chunk)
      if (printed.trimEnd().endsWith('\n}')) break
    }
    const { server } = JSON.parse(printed) as {
      readonly server: { readonly console: string; readonly signIn?: string }
    }
    if (server.signIn?.includes('#token=op_') !== true) throw new Error(`nobody can sign in: ${printed}`)
    const page = await (await fetch(server.console, { headers: { accept: 'text/html' } })).text()
    const script = /<script type="module" crossorigin src="(\/assets\/[^"]+\.js)">/.exec(page)?.[1]
    if (script === undefined) throw new Error(`the console's page is ${page}`)
    const answer = await fetch(new URL(script, server.console))
    if (answer.status !== 200 || (await answer.text()).length < 10_000) throw new Error(`${script} is not served`)
  } finally {
    const ended = once(service, 'close')
    if (service.pid !== undefined) process.kill(-service.pid, 'SIGINT')
    await ended
  }
}

/** The thread that works out a large month is started from the package, asks for what it needs, and throws on what it gets. */
const askThread = `
  const { Workpapers } = await import('@operant/agents')
  const books = { carriedLines: () => Promise.reject(new Error('the books were asked')) }
  const sources = { period: '2026-10', bookAccount: '1800', previous: { period: '2026-09' }, books: { lines: 9 } }
  const order = async () => ({ sources, systems: { books }, terms: {}, bytes: 0 })
  const small = { lines: 0, bytes: 0 }
  await new Workpapers('kept', small).ask('a', order, async () => 0).catch(({ message }) => console.log(message))
`

try {
  await import('./build.ts')
  for (const name of ['operant', 'reconciliation', 'sandbox', 'agents'])
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
  const read = run(
    process.execPath,
    ['-e', "import('@operant/reconciliation').then(({ csvFormats }) => console.log(csvFormats.length > 0))"],
    folder,
  )
  if (read.trim() !== 'true') throw new Error(`@operant/reconciliation gave ${read}`)
  const asked = run(process.execPath, ['-e', askThread], folder)
  if (asked.trim() !== 'the books were asked') throw new Error(`the thread of @operant/agents gave ${asked}`)
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
  await seeConsole(desk)
  console.log('the packed packages, installed in an empty folder, run their command line, the demo and a new project')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
