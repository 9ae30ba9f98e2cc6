import { expect, test } from 'vitest'
import { claimsAgentMay, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { startDyingAt } from '../../testing/worlds/outliving.ts'
import { runAgain } from './run-again.ts'

const agent = claimsAgentMay('replace', 'send')

/** Handed over after one of two remedies, and run again once there is stock: in a process that dies at its n-th touch. */
async function againDyingAt(diesAt: number) {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  const started = { agent, books, goal: 'settle', input: { claimId: 'C1' } }
  const { bench, process, alive } = await startDyingAt(diesAt, started)
  await alive(() => bench.work('1h'))
  books.set('stock', 'lamp', { units: 3 })
  const events = await bench.store.read('run1')
  const seq = events.find((event) => event.type === 'step.gave' && event.step.capability === 'readStock')?.seq ?? 0
  const now = bench.context.clock.now()
  const made = runAgain({
    id: 'again',
    now,
    agent,
    run: 'run1',
    events,
    step: 1,
    seq,
    by: 'olga',
    reason: 'stock is in',
  })
  if (made.kind === 'refused') throw new Error(made.why)
  const begun = made.run
  await alive(async () => void (await bench.store.open(begun)))
  // Whoever did not hear that it was opened opens it once more.
  await bench.store.open(begun)
  await alive(() => bench.work('1h'))
  return { touches: process.touches, books, state: await bench.state('again') }
}

test('killed anywhere before and after it was run again, a run ends the same, and nothing is done twice', async () => {
  const calm = await againDyingAt(0)
  expect(calm.state.settled?.outcome).toBe('met')
  for (let diesAt = 1; diesAt <= calm.touches; diesAt += 1) {
    const { books, state } = await againDyingAt(diesAt)
    const where = `killed at touch ${diesAt} of ${calm.touches}`
    expect([where, state.settled?.outcome]).toEqual([where, 'met'])
    expect([where, books.written.toSorted()]).toEqual([where, ['letter C1', 'replacement O1', 'replacement O2']])
  }
})
