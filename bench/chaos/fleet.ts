import { join } from 'node:path'
import { startChildProgram, type ChildProgram } from '../support/child-program.ts'
import { fleetLog, type FleetLog } from './fleet-log.ts'
import type { WorkerOrders } from './worker/worker-process.ts'

/** Milliseconds that a stalled worker stands still: longer than the queue's heartbeat and a look around. */
const stallTime = 16_000

export interface FleetOptions {
  /** What every worker is told alike. */
  readonly orders: Omit<WorkerOrders, 'seed' | 'fated'>
  readonly workers: number
  readonly points: readonly string[]
  readonly deathsPerPoint: number
  readonly eagerness: number
  readonly truce: number
  readonly stalls: number
  readonly random: () => number
}

/** Several worker processes; whoever dies is replaced until the fleet is closed. */
export interface Fleet {
  readonly log: FleetLog
  /** How many were stopped and went on. */
  readonly stalled: () => number
  /** Rejects when no worker can be started. */
  readonly failed: Promise<never>
  /** Kills one of them at whatever it does. */
  killOne(): void
  close(): Promise<void>
}

export function startFleet(options: FleetOptions): Fleet {
  const { orders, workers, points, deathsPerPoint, eagerness, truce, stalls, random } = options
  const log = fleetLog()
  const living = new Map<ChildProgram, number>()
  /** Living workers that are to be stalled. */
  const doomed = new Set<ChildProgram>()
  let truceUntil = 0
  let started = 0
  let said = ''
  let stalled = 0
  let closed = false
  let neverReady = 0
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)

  const start = (): void => {
    const wanted = points.map((point) => [point, deathsPerPoint - (log.deathsAt.get(point) ?? 0)] as const)
    const stall = stalled + doomed.size < stalls
    const given: WorkerOrders = {
      ...orders,
      seed: Math.floor(random() * 2 ** 31),
      fated: { deaths: Object.fromEntries(wanted), eagerness, truceUntil, stall },
    }
    const number = ++started
    const worker = startChildProgram(new URL('worker/worker-process.ts', import.meta.url), {
      given,
      onMessage: (message) => heard(worker, number, message),
      // Dozens of workers start from the same files.
      environment: { NODE_COMPILE_CACHE: join(orders.directory, '..', 'compiled') },
      onError: (text) => void (said = `${said}${text}`.slice(-2_000)),
    })
    living.set(worker, number)
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

  const buried = (number: number, at: number, point: string): void => {
    log.died(number, at, point)
    truceUntil = Date.now() + truce
    for (const other of living.keys()) other.send({ truce: truceUntil })
  }

  const heard = (worker: ChildProgram, number: number, message: unknown): void => {
    if (typeof message !== 'object' || message === null) return
    log.heard(number, message)
    if ('ready' in message) neverReady = 0
    if ('dies' in message && typeof message.dies === 'string') {
      buried(number, 'at' in message && typeof message.at === 'number' ? message.at : Date.now(), message.dies)
      if ((log.deathsAt.get(message.dies) ?? 0) >= deathsPerPoint)
        for (const other of living.keys()) other.send({ spare: message.dies })
    }
    if ('stalls' in message) {
      stalled++
      doomed.delete(worker)
      setTimeout(() => worker.signal('SIGCONT'), stallTime)
    }
  }

  for (let index = 0; index < workers; index++) start()
  return {
    log,
    failed: failed.promise,
    stalled: () => stalled,
    killOne() {
      const [...all] = living
      const victim = all[Math.floor(random() * all.length)]
      if (!victim) return
      victim[0].signal('SIGKILL')
      buried(victim[1], Date.now(), 'at random')
    },
    async close() {
      closed = true
      const ended = [...living.keys()].map((worker) => worker.ended)
      for (const worker of living.keys()) worker.signal('SIGKILL')
      await Promise.all(ended)
    },
  }
}
