import { advance } from '../../packages/operant/src/run/advance.ts'
import type { RunStore } from '../../packages/operant/src/run/store.ts'
import { connected } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { contextOf } from './context.ts'
import { LedgerShop } from './ledger-shop.ts'

/** What a worker process is told: the run, and where it dies. */
export interface WorkerOrders {
  readonly connectionString: string
  readonly run: string
  /** It kills itself at the n-th time that it comes to this point. */
  readonly dies?: { readonly point: string; readonly time: number }
}

const { connectionString, run, dies } = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const database = await connected(connectionString, 12)
const times = new Map<string, number>()

function touch(point: string): void {
  const time = (times.get(point) ?? 0) + 1
  times.set(point, time)
  if (dies?.point === point && dies.time === time) process.kill(process.pid, 'SIGKILL')
}

const store = new PostgresRunStore(database.pool)
const watched: RunStore = {
  open: (one) => store.open(one),
  read: (one) => store.read(one),
  async append(...args) {
    const kind = kindOf(args[2].map(({ type }) => type))
    touch(`before ${kind}`)
    const result = await store.append(...args)
    touch(`after ${kind}`)
    return result
  },
  inbox: (one) => store.inbox(one),
  effect: (identity) => store.effect(identity),
  stopsOn: (switches) => store.stopsOn(switches),
  text: (digest) => store.text(digest),
  labels: (records) => store.labels(records),
}

// Short: a call takes a moment here, and whoever comes after a killed one waits no longer for what it may have begun.
const grace = 300
const context = contextOf(watched, new LedgerShop(database.pool, run, touch), () => undefined, grace)
let ended = await advance(context, run)
// What a worker's clock does: it wakes the run when its time has come.
for (let wakes = await wakesIn(); ended === 'rests' && wakes !== undefined; wakes = await wakesIn()) {
  await new Promise((resolve) => setTimeout(resolve, wakes))
  ended = await advance(context, run)
}
console.log(JSON.stringify({ ended, points: Object.fromEntries(times) }))
await database.close()

/** Milliseconds until the run goes on by itself; undefined where it waits for somebody. */
async function wakesIn(): Promise<number | undefined> {
  const { rows } = await database.pool.query<{ wakes: Date | null; asks: boolean }>(
    `SELECT wakes_at AS wakes, EXISTS (SELECT FROM operant.requests WHERE run_id = $1 AND state = 'open') AS asks
     FROM operant.runs WHERE id = $1`,
    [run],
  )
  const [row] = rows
  if (!row?.wakes || row.asks) return undefined
  return Math.max(10, row.wakes.getTime() - Date.now())
}

function kindOf(types: readonly string[]): string {
  if (types.includes('effect.intended')) return 'a commit of intents'
  if (types.includes('effect.read')) return 'a commit of outcomes'
  if (types.includes('set.proposed')) return 'the proposal'
  if (types.some((type) => type.startsWith('set.'))) return 'a commit of elements'
  return 'another commit'
}
