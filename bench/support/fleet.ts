import { join } from 'node:path'
import { startChildProgram, type ChildProgram } from './child-program.ts'

/** Worker processes; whoever dies is replaced until the fleet is closed. */
export interface Fleet {
  readonly killed: number
  /** Resolves when the first of them works; rejects when none can be started. */
  readonly ready: Promise<void>
  /** Kills one of them with SIGKILL, at whatever it does. */
  killOne(chance: number): void
  close(): Promise<void>
}

/** More workers than this in a row that end without having been ready are no accident. */
const mostFailures = 10

export interface FleetOptions {
  /** What a worker runs: it prints a line of JSON when it is ready, and ends when its input does. */
  readonly program: URL
  readonly given: object
  readonly workers: number
  /** A folder for code that is compiled once for all of them. */
  readonly compiled: string
  /** Told of each line that a worker prints. */
  readonly onMessage?: (message: unknown) => void
}

export function startFleet({ program, given, workers, compiled, onMessage }: FleetOptions): Fleet {
  const living = new Set<ChildProgram>()
  const ready = Promise.withResolvers<void>()
  ready.promise.catch(() => undefined)
  let [killed, failures, closed, said] = [0, 0, false, '']

  const start = (): void => {
    const worker = startChildProgram(program, {
      given,
      onMessage: (message) => {
        failures = 0
        ready.resolve()
        onMessage?.(message)
      },
      onError: (text) => void (said = `${said}${text}`.slice(-2_000)),
      environment: { NODE_COMPILE_CACHE: join(compiled, 'compiled') },
    })
    living.add(worker)
    void replaceWhenDead(worker)
  }

  const replaceWhenDead = async (worker: ChildProgram): Promise<void> => {
    await worker.ended
    living.delete(worker)
    if (closed) return
    failures += 1
    if (failures > mostFailures) ready.reject(new Error(`the workers do not start: ${said}`))
    else start()
  }

  for (let count = 0; count < workers; count += 1) start()

  return {
    get killed() {
      return killed
    },
    ready: ready.promise,
    killOne(chance) {
      const all = [...living]
      const victim = all[Math.floor(chance * all.length)]
      if (!victim) return
      killed += 1
      // Who was killed on purpose is no worker that cannot start.
      failures -= 1
      victim.signal('SIGKILL')
    },
    async close() {
      closed = true
      const ended = [...living].map((worker) => worker.ended)
      for (const worker of living) worker.signal('SIGKILL')
      await Promise.all(ended)
    },
  }
}
