import { expect, test } from 'vitest'
import { z } from 'zod'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { Workbench } from '../../testing/workbench.ts'
import { advance } from '../advance.ts'

const letterShape = z.object({ text: z.string() })

function bench(ledger = claimsLedger({ O1: { due: true }, O2: { due: false } }, 0)) {
  return { ledger, bench: new Workbench({ agents: [claimsAgent], clients: { ledger } }) }
}

test('two orders in one case: one is refunded, the other explained, one letter says both', async () => {
  const { ledger, bench: workbench } = bench()
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(ledger.written).toEqual(['refund O1', 'letter C1'])
  expect(ledger.read('letter', 'C1', letterShape)?.text).toBe('refund, explain')
  expect(state.facts.get('remedy ["O1"]')?.rule).toBe('else')
  expect(state.facts.get('remedy ["O2"]')?.rule).toBe('not due')
})

test('where every order is declined, the run is declined, and the customer was told', async () => {
  const { ledger, bench: workbench } = bench(claimsLedger({ O1: { due: false }, O2: { due: false } }, 3))
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled).toMatchObject({ outcome: 'declined', why: 'declined by not due' })
  expect(ledger.written).toEqual(['letter C1'])
})

test('the last unit is replaced, and the order is not refunded as well', async () => {
  const { ledger, bench: workbench } = bench(claimsLedger({ O1: { due: true } }, 1))
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(ledger.written).toEqual(['replacement O1', 'letter C1'])
  expect(ledger.ids('refund')).toEqual([])
})

test('of two orders and one unit, one is replaced and the other refunded', async () => {
  const { ledger, bench: workbench } = bench(claimsLedger({ O1: { due: true }, O2: { due: true } }, 1))
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(ledger.written).toEqual(['replacement O1', 'refund O2', 'letter C1'])
})

test('of two runs that want the last unit, one replaces and the other finds another way', async () => {
  const ledger = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  ledger.set('claim', 'C1', { orders: ['O1'] })
  ledger.set('claim', 'C2', { orders: ['O2'] })
  const { bench: workbench } = bench(ledger)
  await workbench.start('claims', 'settle', { claimId: 'C1' }, 'one')
  await workbench.start('claims', 'settle', { claimId: 'C2' }, 'two')
  // Side by side: both have read the stock before either takes the unit.
  await Promise.all([advance(workbench.context, 'one'), advance(workbench.context, 'two')])
  await workbench.work()
  expect((await workbench.state('one')).settled?.outcome).toBe('met')
  expect((await workbench.state('two')).settled?.outcome).toBe('met')
  expect(ledger.ids('replacement').length).toBe(1)
  expect(ledger.ids('refund').length).toBe(1)
  expect(new Set([...ledger.ids('replacement'), ...ledger.ids('refund')])).toEqual(new Set(['O1', 'O2']))
})
