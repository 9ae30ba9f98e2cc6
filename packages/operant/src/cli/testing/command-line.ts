import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../main.ts')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder in which commands are called, each in a process of its own. */
export interface CommandLine {
  readonly folder: string
  run(...words: readonly string[]): Promise<Ran>
  start(...words: readonly string[]): ChildProcess
  remove(): void
}

/** Opens a new, empty folder; `config` is what its configuration file says, `more` what its environment has on top. */
export function commandLine(config?: string, more: Readonly<Record<string, string>> = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'operant-cli-'))
  if (config !== undefined) writeFileSync(join(folder, 'operant.config.ts'), config)
  const { DATABASE_URL: _url, OPERANT_CONFIG: _config, FORCE_COLOR: _colour, ...inherited } = process.env
  const own = Object.entries(inherited).filter(([name]) => !name.startsWith('npm_'))
  const env = { ...Object.fromEntries(own), ...more }
  const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning', main]
  // Also for the unprivileged user that Postgres runs as where we are root.
  chmodSync(folder, 0o755)
  const children: ChildProcess[] = []
  const start = (words: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, [...flags, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    return child
  }
  return {
    folder,
    start: (...words) => start(words),
    run: (...words) => ended(start(words)),
    remove() {
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a process has printed once it has ended. */
export async function ended(child: ChildProcess): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

const shop = join(import.meta.dirname, '../../../../../examples/small-shop')

/** A project of the small shop, as a user would write it down in a folder of their own. */
export const smallShopConfig = `import { claims } from '${shop}/agent.ts'
import { shopIn } from '${shop}/shop.ts'
export default {
  agents: [claims],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'lena', roles: ['operator', 'lead', 'policy-publisher'] },
    { name: 'paul', roles: ['policy-publisher'] },
  ],
}
`
