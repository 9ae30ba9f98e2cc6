import { expect, test } from 'vitest'
import { addOneOrder, benchOf, companyWith, type OneOrder, operationsOf, resolve, waitsFor } from './test-company.ts'

const priced = (price: string, further: OneOrder = {}) =>
  companyWith((database) => {
    const lines = [{ sku: 'SKU-1', title: 'Reading lamp', price }]
    addOneOrder(database, { ...further, order: { lines, ...further.order } })
  })

test.each(['GBP', 'EUR', 'USD'])(
  'a replacement worth 100.00 %s is sent alone, one worth 100.01 is approved',
  async (currency) => {
    expect((await resolve(priced('100.00', { order: { currency } }))).settled?.outcome).toBe('met')
    const state = await resolve(priced('100.01', { order: { currency } }))
    expect(waitsFor(state)).toEqual([`approve: Replace line ORD-2001-1 from WH1, worth 100.01 ${currency}`])
  },
)

test('the value of a line counts, not the price of a piece', async () => {
  const company = companyWith((database) =>
    addOneOrder(database, { order: { lines: [{ sku: 'SKU-1', price: '60.00', quantity: 2 }] } }),
  )
  expect(waitsFor(await resolve(company))).toEqual([expect.stringContaining('worth 120.00 GBP')])
})

test('a refund above 100.00 is approved', async () => {
  const company = priced('164.00', { stock: 0 })
  const bench = await benchOf(company)
  const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
  expect(waitsFor(state)).toEqual(['approve: Refund 164.00 GBP for line ORD-2001-1'])
  await bench.decide('run', 'approved')
  expect((await bench.state('run')).settled?.outcome).toBe('met')
  expect(await operationsOf(company)).toContain('payments.refund')
})

test('a currency for which no limit is stated is nobody’s to spend', async () => {
  const company = priced('40.00', { order: { currency: 'SEK' } })
  const state = await resolve(company)
  expect(state.settled?.outcome).toBe('partly')
  expect(await operationsOf(company)).toEqual(['carrier.openClaim'])
})

test('the roles that approve', async () => {
  const company = priced('164.00')
  const bench = await benchOf(company)
  await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
  expect([...bench.store.requests.values()].map(({ roles, count }) => ({ roles, count }))).toEqual([
    { roles: ['support-lead'], count: 1 },
  ])
})
