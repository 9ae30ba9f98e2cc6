import { understand } from '../../../operant/src/asking/understand.ts'
import { expect, test } from 'vitest'
import { factOf } from '../support/test-company.ts'
import { reconciliationAgent } from './reconciliation-agent.ts'
import { TestCompany } from './test-company.ts'

const moment = { now: new Date('2026-11-02T09:00:00Z'), timeZone: 'Europe/Berlin' }

test.each([
  ['reconcile October', 'reconcile month', { period: '2026-10' }],
  ['please reconcile last month', 'reconcile month', { period: '2026-10' }],
  ['reconcile October 2026 for the euro account', 'reconcile', { period: '2026-10', currency: 'EUR' }],
  ['reconcile the dollar account for September', 'reconcile', { period: '2026-09', currency: 'USD' }],
  ['reconcile October for account ACC-1', 'reconcile one', { period: '2026-10', accountId: 'ACC-1' }],
  ['what is still open on the euro account?', 'what is open', { currency: 'EUR' }],
  ["what's open on the EUR account", 'what is open', { currency: 'EUR' }],
  ['why is line B13 open?', 'why open', { line: 'B13' }],
  ['why is RCV1005 still open?', 'why open', { line: 'RCV1005' }],
])('%s is understood', async (said, goal, input) => {
  const heard = await understand([reconciliationAgent], said, moment)
  expect(heard).toMatchObject({ kind: 'understood', meant: { goal: { name: goal }, input } })
})

test('what is open is told from bank and books as they are, before and after it is filed; nothing is written', async () => {
  const company = new TestCompany()
  const ask = async (run: string) => {
    const state = await company.bench.run('reconciliation', 'what is open', { currency: 'EUR' }, run)
    expect(state.settled).toMatchObject({ outcome: 'met' })
    return factOf(state, 'stillOpen')
  }
  expect(await ask('before')).toMatchObject({
    period: '2026-10',
    filed: false,
    open: 7,
    adjustedBalance: { amount: '11945.30', currency: 'EUR' },
  })
  expect(company.written).toEqual([])
  await company.reconcile()
  const written = [...company.written]
  const told = await ask('after')
  expect(told).toMatchObject({ filed: true, open: 7 })
  expect(told).toMatchObject({
    largest: [
      { lines: 'B9', class: 'returned', owner: 'receivables' },
      { lines: 'G16' },
      { lines: 'G7' },
      {},
      {},
      {},
      {},
    ],
  })
  expect(company.written).toEqual(written)
})

test.each([
  ['B13', { kind: 'open', item: { class: 'not booked', owner: 'receivables', amount: { amount: '410.00' } } }],
  ['4711', { kind: 'open', item: { class: 'stale cheque', since: '2026-03-10' } }],
  ['RCV1005', { kind: 'open', item: { class: 'transposed', lines: 'B5, G8' } }],
  ['B10', { kind: 'posted', code: 'DIFF-SML' }],
  ['G1', { kind: 'matched' }],
])('why %s is open, or what became of it', async (name, told) => {
  const company = new TestCompany()
  const state = await company.bench.run('reconciliation', 'why open', { line: name }, 'run1')
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(factOf(state, 'whyOpen')).toMatchObject({ ...told, period: '2026-10', filed: false })
})

test('a line that nobody has is said to be unknown', async () => {
  const company = new TestCompany()
  const state = await company.bench.run('reconciliation', 'why open', { line: 'B99' }, 'run1')
  expect(state.settled?.outcome).not.toBe('met')
  expect(state.settled?.why).toMatch(/Euro account has no such line in 2026-10/)
})

test('a month is reconciled for every account, each by a run of its own; asked again, nothing is done', async () => {
  const company = new TestCompany()
  const state = await company.bench.run('reconciliation', 'reconcile month', { period: '2026-10' }, 'run1')
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(company.filed.at(-1)).toMatchObject({ period: '2026-10', adjustedMinor: 1_194_530 })
  const written = [...company.written]
  const again = await company.bench.run('reconciliation', 'reconcile month', { period: '2026-10' }, 'run2')
  expect(again.settled).toMatchObject({ outcome: 'met' })
  expect(company.written).toEqual(written)
})
