import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import type { Trouble } from '../../testing/worlds/ledger.ts'
import { aLittle, untilNeeded } from '../../testing/worlds/lingering.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { notAtAll, Workbench } from '../../testing/workbench.ts'

/** What goes wrong with the n-th write or read: after the last entry, nothing does. */
const writeTroubles = fc.array(
  fc.constantFrom('fine', 'fine', 'nothing happens', 'fails afterwards', 'fails before', 'refused' as const),
  { maxLength: 12 },
)
const readTroubles = fc.array(fc.constantFrom(false, false, false, true), { maxLength: 40 })
const world = fc.record({
  orders: fc.uniqueArray(fc.constantFrom('O1', 'O2', 'O3'), { minLength: 1 }),
  due: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  lamps: fc.nat({ max: 3 }),
  writes: writeTroubles,
  reads: readTroubles,
  diesAt: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
  /** How long a commit that nothing waits for waits for company. */
  linger: fc.constantFrom(notAtAll, aLittle, untilNeeded),
  cancelAt: fc.option(fc.integer({ min: 1, max: 30 })),
})

async function settleClaim(one: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const books = claimsLedger(
    Object.fromEntries(one.orders.map((id, index) => [id, { due: one.due[index] ?? true }])),
    one.lamps,
  )
  const writes = [...one.writes]
  const reads = [...one.reads]
  books.onWrite = (what, id): Trouble => {
    const trouble = writes.shift() ?? 'fine'
    if (trouble === 'fails before') throw new Error(`${what} ${id}: no line`)
    if (trouble === 'refused') throw Object.assign(new Error(`${what} ${id}: not now, not ever`), { retry: 'no' })
    return trouble === 'fine' ? undefined : trouble
  }
  books.onRead = (what, id) => {
    if (reads.shift()) throw new Error(`${what} ${id}: no answer`)
  }
  const worker = new Mortal(...one.diesAt)
  const bench = new Workbench({
    agents: [claimsAgent],
    clients: { ledger: books },
    through: (store) => worker.through(store),
    grace: 1_000,
    linger: one.linger,
  })
  worker.haunt(books)
  let touched = 0
  const { onRead } = books
  books.onRead = (what, id) => {
    touched += 1
    if (touched === one.cancelAt) bench.store.deliver('run1', { kind: 'cancel', by: 'operator', reason: 'enough' })
    onRead(what, id)
  }
  const alive = outliving(worker, bench, '2d')
  await alive(() => bench.start('claims', 'settle', { claimId: 'C1' }, 'run1'))
  if (!bench.store.journals.has('run1')) await alive(() => bench.start('claims', 'settle', { claimId: 'C1' }, 'run1'))
  await alive(() => bench.work('2d'))
  return { books, bench, state: await bench.state('run1') }
}

test(
  'whatever goes wrong: every run ends, no effect is there twice, and nothing is remedied twice',
  { timeout: 120_000 },
  async () => {
    const ends = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        const { books, bench, state } = await settleClaim(one)
        const waits = (await bench.events('run1', 'run.waits')).at(-1)?.for
        expect([state.settled ? 'settled' : waits]).toEqual(['settled'])
        const outcome = state.settled?.outcome ?? ''
        ends.set(outcome, (ends.get(outcome) ?? 0) + 1)
        const kept = books.written.filter((entry) => !entry.startsWith('erase '))
        expect(new Set(kept).size).toBe(kept.length)
        const remedied = kept.filter((entry) => !entry.startsWith('letter')).map((entry) => entry.replace(/.* /, ''))
        expect(new Set(remedied).size).toBe(remedied.length)
        // Everything the world holds of this run is in its summary: nothing was written in silence.
        const [settled] = await bench.events('run1', 'run.settled')
        const listed = settled?.effects ?? []
        const undone = listed.filter((effect) => effect.title.startsWith('taken back'))
        expect(listed.length - undone.length).toBeGreaterThanOrEqual(kept.length)
        expect(undone.length).toBeGreaterThanOrEqual(books.written.length - kept.length)
        const good = outcome === 'met' || outcome === 'declined'
        const due = one.orders.filter((_, index) => one.due[index] ?? true)
        expect(good ? [remedied.toSorted(), kept.includes('letter C1')] : good).toEqual(
          good ? [due.toSorted(), true] : good,
        )
        expect(state.settled?.why).not.toBe('')
      }),
      { numRuns: 400 },
    )
    expect(ends.get('met')).toBeGreaterThan(50)
  },
)
