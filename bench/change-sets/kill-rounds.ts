import { startChildProgram } from '../support/child-program.ts'
import type { Database } from '../../packages/operant/src/store/database.ts'
import { answerRequest, listRequests } from '../../packages/operant/src/store/requests.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { openPriceRun } from './context.ts'
import { ledgerTables } from './ledger-shop.ts'
import { elementsFor } from './price-agent.ts'
import type { WorkerOrders } from './worker-process.ts'

/** What came of killing workers in the middle of change sets. */
export interface KillFigures {
  /** One large set, its workers killed at random moments. */
  readonly random: { readonly elements: number; readonly kills: number }
  /** Small sets, a worker killed at every kind of point: before and after each kind of commit and of call. */
  readonly points: { readonly rounds: number; readonly kinds: readonly string[] }
  /** Writes of the outside ledger beyond one an element, of all of it. */
  readonly doubleEffects: number
  readonly missing: number
}

export interface KillRounds {
  readonly random: { readonly items: number; readonly kills: number }
  readonly points: { readonly items: number; readonly every: number }
}

/** Most times that one kind of point is killed at. */
const mostTimes = 4

export async function killRounds(database: Database, seed: number, rounds: KillRounds): Promise<KillFigures> {
  await database.pool.query(ledgerTables)
  const store = new PostgresRunStore(database.pool)
  const random = generator(seed)
  const { items, kills } = rounds.random
  const large = await openPriceRun(store, items)
  let killed = 0
  for (let settled = false; !settled;) {
    const after = killed < kills ? 300 + random() * 2_500 : undefined
    const end = await work(database, { run: large }, after)
    if (end === undefined) killed += 1
    settled = end?.ended === 'settled'
  }
  let { doubleEffects, missing } = await countWrites(database, large, items)
  const calm = await worked(database, store, rounds.points.items)
  const kinds = Object.keys(calm.points).toSorted()
  let count = 0
  for (const point of kinds) {
    const times = calm.points[point] ?? 0
    const chosen = new Set([1, 2, Math.ceil(times / 2), times].filter((time) => time >= 1 && time <= times))
    for (const time of [...chosen].slice(0, mostTimes).filter((_, index) => index % rounds.points.every === 0)) {
      const one = await worked(database, store, rounds.points.items, { point, time })
      count += 1
      doubleEffects += one.doubleEffects
      missing += one.missing
    }
  }
  return {
    random: { elements: elementsFor(items), kills: killed },
    points: { rounds: count, kinds },
    doubleEffects,
    missing,
  }
}

/** One small set to its end, by workers of which the first dies where it is told to. */
async function worked(
  database: Database,
  store: PostgresRunStore,
  items: number,
  dies?: NonNullable<WorkerOrders['dies']>,
) {
  const run = await openPriceRun(store, items)
  const points: Record<string, number> = {}
  let mortal = dies
  for (let ended = ''; ended !== 'settled';) {
    const end = await work(database, { run, ...(mortal ? { dies: mortal } : {}) })
    // Asked for an approval in between, the next process counts its points anew.
    if (end === undefined) mortal = undefined
    for (const [point, times] of Object.entries(end?.points ?? {})) points[point] = Math.max(points[point] ?? 0, times)
    ended = end?.ended ?? ''
  }
  return { points, ...(await countWrites(database, run, items)) }
}

interface WorkerEnd {
  readonly ended: string
  readonly points: Readonly<Record<string, number>>
}

/** A worker process until it rests, is done or dies; then somebody approves what it asked for. */
async function work(
  database: Database,
  orders: Omit<WorkerOrders, 'connectionString'>,
  killAfter?: number,
): Promise<WorkerEnd | undefined> {
  let end: WorkerEnd | undefined
  const child = startChildProgram(new URL('worker-process.ts', import.meta.url), {
    given: { ...orders, connectionString: database.connectionString } satisfies WorkerOrders,
    onMessage: (message) => {
      end = message as WorkerEnd
    },
  })
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.signal('SIGKILL'), killAfter)
  await child.ended
  clearTimeout(timer)
  for (const { id } of await listRequests(database.pool, { run: orders.run, state: 'open', kind: 'approve' }))
    await answerRequest(database.pool, {
      request: id,
      by: { name: 'bea', roles: ['buyer'] },
      how: { channel: 'api' },
      answer: { kind: 'approved', reason: 'as the list says' },
      at: new Date().toISOString(),
    })
  return end
}

async function countWrites(
  { pool }: Database,
  run: string,
  items: number,
): Promise<Pick<KillFigures, 'doubleEffects' | 'missing'>> {
  const { rows } = await pool.query<{ writes: number; things: number }>(
    'SELECT count(*)::float8 AS writes, count(DISTINCT (what, id))::float8 AS things FROM shop.writes WHERE run = $1',
    [run],
  )
  const { writes = 0, things = 0 } = rows[0] ?? {}
  return { doubleEffects: writes - things, missing: elementsFor(items) - things }
}

/** Mulberry32: the same numbers for the same seed. */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
