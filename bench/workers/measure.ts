import { setTimeout as sleep } from 'node:timers/promises'
import { supportAgent } from '@operant/agents'
import type { SystemLimits } from '../../packages/operant/src/agent/connector.ts'
import { startFleet, stopFleet } from './fleet.ts'
import { collection, job, jobAgent } from './agent.ts'
import { openRun, runsLeft, type Place } from './place.ts'
import { writesIn } from './slow-system.ts'
import { plantTickets } from './tickets.ts'
import type { WorkerOrders } from './worker-process.ts'

/** What is worked on: single jobs, the same as elements of one collection, or tickets of the sample company. */
export type Work = 'jobs' | 'collection' | 'tickets'

export interface Task {
  readonly work: Work
  /** How many jobs, elements or tickets. */
  readonly count: number
  readonly workers: number
  /** Runs that each worker drives at once. */
  readonly slots: number
  readonly limits?: SystemLimits
}

/** Opens the runs, starts the workers, and answers how many jobs a second were done, from the first to the last. */
export async function rateOf(place: Place, task: Task): Promise<number> {
  const { count, slots, workers } = task
  const warm = await open(
    place,
    { ...task, work: task.work === 'tickets' ? 'tickets' : 'jobs', count: slots * workers },
    0,
  )
  const fleet = await startFleet(workers, ordersFor(place, task))
  try {
    // Code that is compiled, and connections that are open.
    await rested(place)
    const began = performance.now()
    await open(place, task, warm)
    await rested(place)
    return (count * 1_000) / (performance.now() - began)
  } finally {
    await stopFleet(fleet)
  }
}

export function ordersFor({ database, folder }: Place, { work, slots, limits }: Task): WorkerOrders {
  return {
    connectionString: database.connectionString,
    slots,
    folder,
    work: work === 'tickets' ? 'tickets' : 'jobs',
    ...(limits ? { limits } : {}),
  }
}

/** Opens what is to be done, numbered from there; answers the number after. */
export async function open(place: Place, { work, count }: Task, from: number): Promise<number> {
  if (work === 'tickets') {
    const tickets =
      from === 0
        ? (ticketsOf.set(place, await plantTickets(place.folder, 1, 400)).get(place) ?? [])
        : (ticketsOf.get(place) ?? [])
    const some = tickets.slice(from, from + count)
    if (some.length < count) throw new Error(`the company has no ${from + count} tickets`)
    await Promise.all(some.map((ticket) => openRun(place, supportAgent, 'resolve ticket', ticket, { ticket })))
  } else if (work === 'collection') {
    await openRun(place, jobAgent, collection.spec.name, `collection-${from}`, { range: { from, count } })
  } else {
    const all = Array.from({ length: count }, (_, index) => from + index)
    await Promise.all(all.map((number) => openRun(place, jobAgent, job.spec.name, `job-${number}`, { number })))
  }
  return from + count
}
const ticketsOf = new Map<Place, readonly string[]>()

/** Resolves when every run has ended, or waits for people. */
export async function rested({ database }: Place): Promise<void> {
  while ((await runsLeft(database.pool)) > 0) await sleep(20)
}

export interface KillFigures {
  readonly runs: number
  /** Runs that the killed worker drove when it was killed, at most. */
  readonly underWay: number
  readonly lost: number
  readonly double: number
  /** From the kill until every run had ended. */
  readonly seconds: number
}

/** Two workers, of which one is killed in the middle: what is lost, what is done twice. */
export async function killOne(place: Place, { count, slots }: Pick<Task, 'count' | 'slots'>): Promise<KillFigures> {
  const task = { work: 'jobs', count, workers: 2, slots } as const
  const fleet = await startFleet(2, ordersFor(place, task))
  try {
    await open(place, task, 0)
    while (writesIn(place.folder).length < count / 3) await sleep(10)
    fleet[0]?.signal('SIGKILL')
    const killed = performance.now()
    await rested(place)
    const seconds = (performance.now() - killed) / 1_000
    const writes = writesIn(place.folder)
    const { rows } = await place.database.pool.query<{ met: number }>(
      `SELECT count(*)::integer AS met FROM operant.runs WHERE outcome = 'met'`,
    )
    return {
      runs: count,
      underWay: slots,
      lost: count - Math.min(rows[0]?.met ?? 0, new Set(writes).size),
      double: writes.length - new Set(writes).size,
      seconds,
    }
  } finally {
    await stopFleet(fleet.slice(1))
  }
}
