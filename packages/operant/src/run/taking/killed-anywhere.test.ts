import { expect, test } from 'vitest'
import { claimsAgentMay, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { startDyingAt } from '../../testing/worlds/outliving.ts'

const agent = claimsAgentMay('replace', 'send')

/** Handed over after one of two remedies, set right by hand, returned: in a process that dies at its n-th touch. */
async function runDyingAt(diesAt: number) {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  const started = { agent, books, goal: 'settle', input: { claimId: 'C1' } }
  const { bench, process, alive } = await startDyingAt(diesAt, started)
  await alive(() => bench.work('1h'))
  books.set('refund', books.ids('replacement')[0] === 'O1' ? 'O2' : 'O1', { amount: '40.00 GBP' })
  await alive(() => bench.giveBack('run1', 'paid by hand'))
  await alive(() => bench.work('1h'))
  return { touches: process.touches, books, state: await bench.state('run1') }
}

test('killed anywhere before and after a person gave it back, a run ends the same, and nothing is done twice', async () => {
  const calm = await runDyingAt(0)
  expect(calm.state.settled?.outcome).toBe('met')
  for (let diesAt = 1; diesAt <= calm.touches; diesAt += 1) {
    const { books, state } = await runDyingAt(diesAt)
    const where = `killed at touch ${diesAt} of ${calm.touches}`
    expect([where, state.settled?.outcome, state.returns.length]).toEqual([where, 'met', 1])
    expect([where, books.written.map((one) => one.replace(/ .*/, ''))]).toEqual([where, ['replacement', 'letter']])
  }
})
