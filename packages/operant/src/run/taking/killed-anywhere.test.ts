import { expect, test } from 'vitest'
import {
  chooseRemedy,
  claimsLedger,
  readClaim,
  readOrder,
  readStock,
  refund,
  replace,
  send,
  settle,
  writeLetter,
} from '../../testing/worlds/claims-desk.ts'
import { defineAgent } from '../../index.ts'
import { allow } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { Workbench } from '../../testing/workbench.ts'

const can = [readClaim, readOrder, readStock, chooseRemedy, replace, refund, writeLetter, send]
const agent = defineAgent({ name: 'claims', goals: [settle], can, policies: [allow('replace', 'send')] })

/** Handed over after one of two remedies, set right by hand, returned: in a process that dies at its n-th touch. */
async function runDyingAt(diesAt: number) {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: [agent],
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
  })
  process.haunt(books)
  const alive = outliving(process, bench, '1h')
  await alive(() => bench.start('claims', 'settle', { claimId: 'C1' }, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start('claims', 'settle', { claimId: 'C1' }, 'run1')
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
