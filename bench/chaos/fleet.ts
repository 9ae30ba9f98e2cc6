import { startChildProgram, type ChildProgram } from '../support/child-program.ts'
import type { WorkerOrders } from './worker/worker-process.ts'

/** Milliseconds that a stalled worker stands still: longer than the queue's heartbeat and a look around. */
const stallTime = 14_000

export interface FleetOptions extends Omit<WorkerOrders, 'seed' | 'fated'> {
  readonly workers: number
  readonly points: readonly string[]
  readonly deathsPerPoint: number
  readonly stalls: number
  readonly random: () => number
}

/** Several worker processes; whoever dies is replaced until the fleet is closed. */
export interface Fleet {
  /** Deaths by point. */
  readonly deaths: ReadonlyMap<string, number>
  /** How many were stopped and went on. */
  readonly stalled: () => number
  /** What workers reported, by text, how often. */
  readonly errors: ReadonlyMap<string, number>
  /** Rejects when no worker can be started. */
  readonly failed: Promise<never>
  /** Kills one of them at whatever it does. */
  killOne(): void
  close(): Promise<void>
}

export function startFleet(options: FleetOptions): Fleet {
  const {
    workers,
    points,
    deathsPerPoint,
    random,
    stalls,
    directory,
    company,
    scenario,
    reasoner,
    model,
    knockOut,
    doubled,
    slots,
  } = options
  const deaths = new Map<string, number>()
  const errors = new Map<string, number>()
  const living = new Set<ChildProgram>()
  let said = ''
  let stalled = 0
  /** Living workers that are to be stalled. */
  const doomed = new Set<ChildProgram>()
  let closed = false
  let neverReady = 0
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)

  const start = (): void => {
    const wanted = points.map((point) => [point, deathsPerPoint - (deaths.get(point) ?? 0)] as const)
    const stall = stalled + doomed.size < stalls
    const given: WorkerOrders = {
      directory,
      company,
      scenario,
      reasoner,
      model,
      knockOut,
      doubled,
      slots,
      seed: Math.floor(random() * 2 ** 31),
      fated: { deaths: Object.fromEntries(wanted), stall },
    }
    const worker = startChildProgram(new URL('worker/worker-process.ts', import.meta.url), {
      given,
      onMessage: (message) => heard(worker, message),
      onError: (text) => void (said = `${said}${text}`.slice(-2_000)),
    })
    living.add(worker)
    if (stall) doomed.add(worker)
    void replaceWhenDead(worker)
  }

  const replaceWhenDead = async (worker: ChildProgram): Promise<void> => {
    await worker.ended
    living.delete(worker)
    doomed.delete(worker)
    // A worker that cannot even start is no chaos but a mistake.
    if (++neverReady > 20) failed.reject(new Error(`the workers do not start: ${said.slice(-600)}`))
    else if (!closed) start()
  }

  const heard = (worker: ChildProgram, message: unknown): void => {
    if (typeof message !== 'object' || message === null) return
    if ('ready' in message) neverReady = 0
    if ('dies' in message && typeof message.dies === 'string') {
      count(deaths, message.dies)
      if ((deaths.get(message.dies) ?? 0) >= deathsPerPoint)
        for (const other of living) other.send({ spare: message.dies })
    }
    if ('error' in message && typeof message.error === 'string') count(errors, message.error)
    if ('stalls' in message) {
      stalled++
      doomed.delete(worker)
      setTimeout(() => worker.signal('SIGCONT'), stallTime)
    }
  }

  for (let index = 0; index < workers; index++) start()
  return {
    deaths,
    errors,
    failed: failed.promise,
    stalled: () => stalled,
    killOne() {
      const [...all] = living
      const victim = all[Math.floor(random() * all.length)]
      if (!victim) return
      victim.signal('SIGKILL')
      count(deaths, 'at random')
    },
    async close() {
      closed = true
      const ended = [...living].map((worker) => worker.ended)
      for (const worker of living) worker.signal('SIGKILL')
      await Promise.all(ended)
    },
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
