import { performance } from 'node:perf_hooks'
import { advance } from '../../packages/operant/src/run/advance.ts'
import type { Database } from '../../packages/operant/src/store/database.ts'
import { answerRequest, listRequests } from '../../packages/operant/src/store/requests.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { contextOf, openPriceRun } from './context.ts'
import { elementsFor, InstantShop } from './price-agent.ts'

/** What one set of some size took. Times in milliseconds. */
export interface SetFigures {
  readonly elements: number
  /** From the opening to the request: the list read, elements built, each decided and written down. */
  readonly decide: number
  /** One person's answer to all of it. */
  readonly approve: number
  /** From the answer to the last outcome. */
  readonly execute: number
  readonly microsecondsPerElement: { readonly decide: number; readonly execute: number; readonly all: number }
  readonly cpuMicrosecondsPerElement: number
  readonly events: number
  readonly journalMb: number
  readonly largestEventKb: number
  readonly peakMb: number
}

/** Prepares, approves and carries out one set for so many items, against a shop that answers at once. */
export async function measureSet(database: Database, items: number): Promise<SetFigures> {
  const store = new PostgresRunStore(database.pool)
  const shop = new InstantShop()
  let peak = 0
  const context = contextOf(store, shop, () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  })
  const run = await openPriceRun(store, items)
  const cpu = process.cpuUsage()
  const began = performance.now()
  await advance(context, run)
  const decided = performance.now()
  const [request] = await listRequests(database.pool, { run, state: 'open', kind: 'approve' })
  if (!request) throw new Error('nobody was asked')
  const asked = performance.now()
  const answer = { kind: 'approved', reason: 'as the list says' } as const
  const by = { name: 'bea', roles: ['buyer'] }
  const at = new Date().toISOString()
  const result = await answerRequest(database.pool, { request: request.id, by, how: { channel: 'api' }, answer, at })
  if (result.kind !== 'decided') throw new Error(`the approval was ${result.kind}`)
  const approved = performance.now()
  const ended = await advance(context, run)
  const done = performance.now()
  const { user, system } = process.cpuUsage(cpu)
  const elements = elementsFor(items)
  if (ended !== 'settled' || shop.writes !== elements)
    throw new Error(`the run ${ended}, and ${shop.writes} of ${elements} changes were made`)
  const { rows } = await database.pool.query<{ events: number; bytes: number; largest: number }>(
    `SELECT count(*)::float8 AS events, sum(length(body::text))::float8 AS bytes, max(length(body::text))::float8 AS largest
     FROM operant.journal WHERE run_id = $1 AND type LIKE ANY (ARRAY['set.%', 'effect.%', 'request.%', 'run.%'])`,
    [run],
  )
  const { events = 0, bytes = 0, largest = 0 } = rows[0] ?? {}
  const each = (ms: number): number => Math.round((ms * 1_000) / elements)
  const [decide, execute] = [decided - began, done - approved]
  return {
    elements,
    decide,
    approve: approved - asked,
    execute,
    microsecondsPerElement: { decide: each(decide), execute: each(execute), all: each(decide + execute) },
    cpuMicrosecondsPerElement: Math.round((user + system) / elements),
    events,
    journalMb: bytes / 1e6,
    largestEventKb: largest / 1e3,
    peakMb: peak / 1e6,
  }
}
