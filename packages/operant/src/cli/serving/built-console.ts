import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf } from '../../project/project-error.ts'
import { readConsole, type ConsoleFiles } from '../../server/console/console-files.ts'

/** Beside the compiled command line, in the package as it is published. */
const shipped = join(import.meta.dirname, '../../console')

/** In a checkout of the sources. */
const sources = join(import.meta.dirname, '../../../../console')

/** What the built console is made of. */
const made = ['src/**/*', 'public/**/*', 'index.html', 'package.json', '*.ts']

/** The console as it is served; what keeps it from being served is told, and all else goes on without it. */
export async function builtConsole(tell: (text: string) => void): Promise<ConsoleFiles | undefined> {
  try {
    const folder = await consoleFolder(tell)
    return folder === undefined ? undefined : readConsole(folder)
  } catch (error) {
    tell(`There is no console: ${messageOf(error)}`)
    return undefined
  }
}

/**
 * The folder of the built console. In a checkout it is built where it is missing or older than its sources, which is
 * told before; undefined where there is neither.
 * @throws where it cannot be built.
 */
async function consoleFolder(tell: (text: string) => void): Promise<string | undefined> {
  if (existsSync(join(shipped, 'index.html'))) return shipped
  if (!existsSync(join(sources, 'vite.config.ts'))) return undefined
  if (isStale(sources)) {
    tell('Building the console from its sources…')
    await buildConsole(sources)
  }
  return join(sources, 'dist')
}

/** Whether a source is newer than what was built of it. */
function isStale(folder: string): boolean {
  const page = join(folder, 'dist/index.html')
  if (!existsSync(page)) return true
  const built = statSync(page).mtimeMs
  return globSync(made, { cwd: folder }).some((file) => statSync(join(folder, file)).mtimeMs > built)
}

/** Builds it beside the old one and puts it in its place at once: others may be reading that. */
async function buildConsole(folder: string): Promise<void> {
  const to = mkdtempSync(join(folder, 'dist-'))
  const vite = join(dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json')), 'bin/vite.js')
  const old = `${to}-old`
  try {
    // Whatever is being tested around it, people get the small build.
    const env = { ...process.env, NODE_ENV: 'production' }
    const options = { cwd: folder, env }
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', to, '--logLevel', 'error'], options)
    if (existsSync(join(folder, 'dist'))) renameSync(join(folder, 'dist'), old)
    renameSync(to, join(folder, 'dist'))
  } finally {
    for (const left of [to, old]) rmSync(left, { recursive: true, force: true })
  }
}
