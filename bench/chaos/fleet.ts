import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
  /** Rejects when no worker can be started. */
  readonly failed: Promise<never>
  /** Kills one of them at whatever it does, once none is missing any more; not where `signal` comes first. */
  killOne(signal: AbortSignal): Promise<void>
  /** Resolves when no worker stands still any more, and those that went on have had time to do harm. */
  resumed(): Promise<void>
  close(): Promise<void>
}

export function startFleet(options: FleetOptions): Fleet {
  const { orders, workers, points, deathsPerPoint, eagerness, truce, stalls, random } = options
  const log = fleetLog()
  const living = new Map<ChildProgram, number>()
  /** Living workers that are to be stalled. */
  const doomed = new Set<ChildProgram>()
  const ready = new Set<ChildProgram>()
  let lastDeath = 0
  const standing = new Set<ChildProgram>()
  let started = 0
  let said = ''
  let closed = false
  let neverReady = 0
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)

  const start = (): void => {
    const wanted = points.map((point) => [point, deathsPerPoint - (log.deathsAt.get(point) ?? 0)] as const)
    // One at a time: the others are to have its runs meanwhile.
    const stall = log.stalls.length < stalls && doomed.size === 0 && standing.size === 0
    const given: WorkerOrders = {
      ...orders,
      seed: Math.floor(random() * 2 ** 31),
      fated: { deaths: Object.fromEntries(wanted), eagerness, truceUntil: truceUntil(), stall },
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

  /** Until when nobody is to die. A fleet of which two are missing already is let come to strength first, on any machine. */
  const truceUntil = (): number => (ready.size < workers - 1 ? Number.MAX_SAFE_INTEGER : lastDeath + truce)

  const tellTruce = (): void => {
    for (const worker of living.keys()) worker.send({ truce: truceUntil() })
  }

  const replaceWhenDead = async (worker: ChildProgram): Promise<void> => {
    await worker.ended
    living.delete(worker)
    ready.delete(worker)
    doomed.delete(worker)
    // A worker that cannot even start is no chaos but a mistake.
    if (++neverReady > 20) failed.reject(new Error(`the workers do not start: ${said.slice(-600)}`))
    else if (!closed) start()
  }

  const bury = (worker: ChildProgram, number: number, at: number, point: string): void => {
    log.died(number, at, point)
    ready.delete(worker)
    lastDeath = Date.now()
    tellTruce()
  }

  const heard = (worker: ChildProgram, number: number, message: unknown): void => {
    if (typeof message !== 'object' || message === null) return
    log.heard(number, message)
    const { at } = message as { readonly at: number }
    if ('ready' in message) {
      neverReady = 0
      ready.add(worker)
      tellTruce()
    }
    if ('dies' in message && typeof message.dies === 'string') {
      bury(worker, number, at, message.dies)
      if ((log.deathsAt.get(message.dies) ?? 0) >= deathsPerPoint)
        for (const other of living.keys()) other.send({ spare: message.dies })
    }
    if ('stalls' in message) {
      log.stalled(number, at)
      standing.add(worker)
      ready.delete(worker)
      doomed.delete(worker)
      setTimeout(() => {
        standing.delete(worker)
        worker.signal('SIGCONT')
        if (living.has(worker)) ready.add(worker)
        tellTruce()
      }, stallTime)
    }
  }

  for (let index = 0; index < workers; index++) start()
  return {
    log,
    failed: failed.promise,
    async killOne(signal) {
      while (!signal.aborted && Date.now() < truceUntil()) await sleep(100)
      if (signal.aborted) return
      const [...all] = living
      const victim = all[Math.floor(random() * all.length)]
      if (!victim) return
      victim[0].signal('SIGKILL')
      bury(...victim, Date.now(), 'at random')
    },
    async resumed() {
      if (standing.size === 0) return
      while (standing.size > 0) await sleep(100)
      await sleep(2_000)
    },
    async close() {
      closed = true
      const ended = [...living.keys()].map((worker) => worker.ended)
      for (const worker of living.keys()) worker.signal('SIGKILL')
      await Promise.all(ended)
    },
  }
}
