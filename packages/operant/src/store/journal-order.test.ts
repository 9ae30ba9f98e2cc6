import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from './database.ts'
import { comparePlaces, forgetOtherOrder, placeNow, readInOrder, type Happening, type Place } from './journal-order.ts'
import { PostgresRunStore } from './run-store.ts'
import { placeAfterAll } from './testing/place-after-all.ts'
import { anEvent, aRun } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Transactions of other tests on the same server hold back what is told for as long as they are open. */
const patience = { timeout: 60_000, interval: 20 }
const limit = 120_000

const told = ({ run, seq }: Pick<Place, 'run' | 'seq'>): string => `${run} ${seq}`

/** Everything that can be told after a place, in pages of three. */
async function readOn(place: Place): Promise<readonly Happening[]> {
  const read: Happening[] = []
  for (;;) {
    const page = await readInOrder(database.pool, read.at(-1) ?? place, 3)
    read.push(...page)
    if (page.length < 3) return read
  }
}

/** What four writers do, and when somebody reads meanwhile. */
const moves = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        writer: fc.nat(3),
        events: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('commit' as const), writer: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('roll back' as const), writer: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const) }) },
  ),
  { minLength: 4, maxLength: 30 },
)

/** A transaction that writes events of runs of its own, as long as it is open. */
class Writer {
  readonly #client: PoolClient
  readonly #name: string
  readonly #kept: string[]
  #runs = 0
  #open: string[] | undefined

  constructor(client: PoolClient, name: string, kept: string[]) {
    this.#client = client
    this.#name = name
    this.#kept = kept
  }

  async write(events: number): Promise<void> {
    if (!this.#open) await this.#client.query('BEGIN')
    this.#open ??= []
    const { id, at, opened } = aRun({ id: `${this.#name} ${this.#runs++}` })
    await this.#client.query(
      `INSERT INTO operant.runs (id, agent, goal, asked, started_by, opened_at) VALUES ($1, $2, 'g', 'a', 'ann', $3)`,
      [id, opened.agent, at],
    )
    for (let seq = 1; seq <= events; seq++) {
      await this.#client.query(
        `INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
          VALUES ($1, $2, gen_random_uuid(), $3, 'run.woke', '{}')`,
        [id, seq, at],
      )
      this.#open.push(told({ run: id, seq }))
    }
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!this.#open) return
    await this.#client.query(how)
    if (how === 'COMMIT') this.#kept.push(...this.#open)
    this.#open = undefined
  }
}

let rounds = 0

test(
  'whatever commits late: a reader meets every event once, and none before one it has met',
  async () => {
    const clients = await Promise.all([1, 2, 3, 4].map(() => database.pool.connect()))
    const property = fc.asyncProperty(moves, async (plan) => {
      const round = ++rounds
      const kept: string[] = []
      const writers = clients.map((client, index) => new Writer(client, `${round}-${index}`, kept))
      const start = await placeNow(database.pool)
      const read: Happening[] = []
      const ours = (all: readonly Happening[]) => all.filter(({ run }) => run.startsWith(`${round}-`))
      const goOn = async () => {
        read.push(...ours(await readOn(read.at(-1) ?? start)))
      }
      try {
        for (const move of plan) {
          if (move.kind === 'read') await goOn()
          else if (move.kind === 'write') await writers[move.writer]?.write(move.events)
          else await writers[move.writer]?.end(move.kind === 'commit' ? 'COMMIT' : 'ROLLBACK')
        }
      } finally {
        for (const writer of writers.toReversed()) await writer.end('COMMIT')
      }
      await vi.waitFor(async () => {
        await goOn()
        expect(read.map(told).toSorted()).toEqual(kept.toSorted())
      }, patience)
      expect(read.every((one, index) => index === 0 || comparePlaces(read[index - 1] ?? start, one) < 0)).toBe(true)
      // Whoever was cut off anywhere goes on with what follows.
      expect(ours(await readOn(start)).map(told)).toEqual(read.map(told))
      const half = Math.ceil(read.length / 2)
      const rest = ours(await readOn(read[half - 1] ?? start))
      expect(rest.map(told)).toEqual(read.slice(half).map(told))
    })
    try {
      await fc.assert(property, { numRuns: 30 })
    } finally {
      for (const client of clients) client.release()
    }
  },
  limit,
)

test(
  'runs that are driven at once are told whole, each in its own order',
  async () => {
    const store = new PostgresRunStore(database.pool)
    const start = await placeAfterAll(database.pool)
    const runs = Array.from({ length: 12 }, (_, index) => `driven ${index}`)
    const read: Happening[] = []
    const written = new AbortController()
    const reading = (async () => {
      while (!written.signal.aborted) read.push(...(await readOn(read.at(-1) ?? start)))
    })()
    await Promise.all(
      runs.map(async (id) => {
        await store.open(aRun({ id }))
        for (let seq = 1; seq <= 15; seq++) await store.append(id, seq, [anEvent()])
      }),
    )
    written.abort()
    await reading
    await vi.waitFor(async () => {
      read.push(...(await readOn(read.at(-1) ?? start)))
      expect(read).toHaveLength(12 * 16)
    }, patience)
    for (const id of runs)
      expect(read.filter(({ run }) => run === id).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 16 }, (_, n) => n + 1),
      )
    expect(read[0]).toMatchObject({ agent: 'support', goal: 'resolve', type: 'run.opened' })
  },
  limit,
)

test('events of another server lose their place, and no others', async () => {
  const store = new PostgresRunStore(database.pool)
  await store.open(aRun({ id: 'ours' }))
  await store.open(aRun({ id: 'restored' }))
  await database.pool.query(`UPDATE operant.journal SET xid = '900000000000' WHERE run_id = 'restored'`)
  expect(await forgetOtherOrder(database.pool)).toBe(1)
  expect(await forgetOtherOrder(database.pool)).toBe(0)
  const { rows } = await database.pool.query(
    `SELECT run_id AS run FROM operant.journal WHERE run_id IN ('ours', 'restored') AND xid IS NOT NULL`,
  )
  expect(rows).toEqual([{ run: 'ours' }])
})
