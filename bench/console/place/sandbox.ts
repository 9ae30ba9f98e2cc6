import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openCompany } from '@operant/sandbox'
import { z } from 'zod'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const main = fileURLToPath(new URL('../../../packages/operant/src/cli/main.ts', import.meta.url))

const told = z.object({
  console: z.string(),
  people: z.array(z.object({ name: z.string(), token: z.string(), signIn: z.string() })),
})

const list = z.object({ items: z.array(z.unknown()) })

const replacement = z.object({ parent: z.string(), line: z.string(), warehouse: z.string() })

export interface SandboxOptions {
  readonly tickets: number
  /** Seconds from one ticket to the next. */
  readonly every: number
}

/** A sandbox as a user starts it, at one port for as long as it lasts, however often it is killed. */
export interface Sandbox {
  readonly address: string
  /** The address that signs somebody in. */
  signIn(person: string): string
  /** Resolves once somebody is asked something of a kind. */
  asks(person: string, kind: 'approve' | 'answer' | 'take over'): Promise<void>
  /** Kills a worker at whatever it does; another is started by the server's process. */
  killWorker(): Promise<void>
  /** Kills the server with everything that it holds; its workers end by themselves. */
  killServer(): Promise<void>
  /** Starts it again, with the company that is there. */
  startAgain(): Promise<void>
  /** What was replaced of an order, by the company's own ledger: a line each, with the warehouse. */
  replaced(order: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens a new company in a folder of its own, and starts it. */
export async function openSandbox({ tickets, every }: SandboxOptions): Promise<Sandbox> {
  const folder = await temporaryFolder('console')
  const port = await freePort()
  const made = ['--tickets', String(tickets), '--every', String(every)]
  let server = await start(folder, port, ['demo', '--console', ...made])
  const person = (name: string) => {
    const found = server.people.find((one) => one.name === name)
    if (!found) throw new Error(`the sandbox has nobody named ${name}`)
    return found
  }
  return {
    address: server.console,
    signIn: (name) => person(name).signIn,
    async asks(name, kind) {
      const headers = { authorization: `Bearer ${person(name).token}` }
      for (;;) {
        const response = await fetch(`${server.console}/api/v1/requests?state=open&kind=${encodeURIComponent(kind)}`, {
          headers,
        })
        if (list.parse(await response.json()).items.length > 0) return
        await sleep(250)
      }
    },
    async killWorker() {
      const [worker] = childrenOf(server.process.pid ?? 0).filter((pid) => commandOf(pid).includes('worker'))
      if (worker === undefined) throw new Error('there is no worker to kill')
      process.kill(worker, 'SIGKILL')
      while (commandOf(worker).includes('worker')) await sleep(20)
    },
    async killServer() {
      const workers = childrenOf(server.process.pid ?? 0)
      await ended(server.process, 'SIGKILL')
      while (workers.some((pid) => commandOf(pid).includes('worker'))) await sleep(50)
    },
    async startAgain() {
      server = await start(folder, port, ['start', '--sandbox'])
    },
    async replaced(order) {
      const company = openCompany({ directory: join(folder, '.operant', 'demo', 'company') })
      try {
        const writes = await company.ledger.writes()
        return writes
          .filter(({ operation }) => operation === 'createReplacement')
          .map((write) => replacement.parse(write.arguments))
          .filter((one) => one.parent === order)
          .map((one) => `${one.line} from ${one.warehouse}`)
          .toSorted()
      } finally {
        await company.close()
      }
    },
    async close() {
      await ended(server.process, 'SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Server extends z.output<typeof told> {
  readonly process: ChildProcess
}

async function start(folder: string, port: number, words: readonly string[]): Promise<Server> {
  const { DATABASE_URL: _url, OPERANT_CONFIG: _config, ...environment } = process.env
  const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, main, ...words, '--port', String(port), '--json'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const text = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`operant ${words.join(' ')} ended: ${complaints}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.endsWith('}\n')) resolve(printed)
    })
  })
  return { ...told.parse(JSON.parse(text)), process: child }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

/** A port that is free now; the same one is used after a restart, so that pages that are open find it again. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (bound === null || typeof bound === 'string') throw new Error('no port could be had')
  return bound.port
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

/** What a process was started with; empty once it is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
