import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface WorkerProcesses {
  /** Lets each finish the steps that are under way, and waits until all are gone. */
  stop(): Promise<void>
  /** Resolves when none is left. */
  readonly ended: Promise<unknown>
}

export interface WorkerProcessOptions {
  /** The project's configuration. */
  readonly file: string
  /** Whether they write to our terminal, or hand each event to `output`, a line of JSON each. */
  readonly output: 'inherit' | ((line: string) => void)
  /** Start a new one where one ends by itself. */
  readonly restart: boolean
  /** Further flags for Node, and variables for its environment. */
  readonly flags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts workers, each a process of its own; they end with us, however we end. */
export function startWorkers(number: number, options: WorkerProcessOptions): WorkerProcesses {
  const stopping = new AbortController()
  const children = new Map<number, ChildProcess>()
  const keep = async (place: number): Promise<void> => {
    for (let pause = 500; !stopping.signal.aborted; pause = Math.min(pause * 2, 30_000)) {
      const child = startWorkerProcess(options)
      children.set(place, child)
      await new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
      if (stopping.signal.aborted || !options.restart) return
      process.stderr.write(`operant: a worker ended by itself; another is started\n`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = Promise.all(Array.from({ length: number }, (_, place) => keep(place)))
  return {
    ended,
    async stop() {
      stopping.abort()
      for (const child of children.values()) child.kill('SIGTERM')
      await ended
    },
  }
}

function startWorkerProcess({ file, output, flags = [], environment = {} }: WorkerProcessOptions): ChildProcess {
  const own = process.argv[1] ?? ''
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...flags, own, 'worker', '--config', file, ...(output === 'inherit' ? [] : ['--json'])],
    {
      // Ctrl-C reaches the whole group: detached, a worker hears of it from us only. The channel tells it when we are gone.
      detached: true,
      env: { ...process.env, ...environment },
      stdio: ['ignore', output === 'inherit' ? 'inherit' : 'pipe', 'inherit', 'ipc'],
    },
  )
  let rest = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString()}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (output !== 'inherit') output(line)
  })
  return child
}
