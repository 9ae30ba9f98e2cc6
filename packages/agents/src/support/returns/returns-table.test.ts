import { addCustomer } from '@operant/sandbox'
import { describe, expect, test } from 'vitest'
import { handedOver, run } from './test-returns.ts'

describe('change of mind', () => {
  test('A, serial returner: a person looks', async () => {
    const exactly = await run({ customer: { returnedOrders12Months: 5, orders12Months: 10 } })
    expect(exactly.row).toBe('E')
    const above = await run({ customer: { returnedOrders12Months: 6, orders12Months: 10 } })
    expect(above).toMatchObject({ row: 'A', ...handedOver })
    expect(above.options).toContain('review for fraud')
  })

  test('B, gift: store credit to the recipient, and the buyer hears nothing of it', async () => {
    const { row, outcome, writes, answer, company } = await run({ gift: {} })
    expect({ row, outcome }).toEqual({ row: 'B', outcome: 'met' })
    expect(writes).toEqual(['returns.credit', 'returns.informBuyer', 'desk.reply'])
    expect(answer).toContain('40.00 GBP of store credit')
    const entries = await company.ledger.writes()
    const toBuyer = entries.filter(({ arguments: given }) => given['to'] === 'cus-1@example.com')
    expect(toBuyer).toHaveLength(1)
    expect(JSON.stringify(toBuyer)).not.toMatch(/40|Ida|ase/)
    expect(entries.some(({ operation }) => operation === 'refund')).toBe(false)
  })

  test.each([
    ['another name', { requesterName: 'Eva Falk' }],
    ['another address', { requesterEmail: 'eva@example.com' }],
  ])('C, the recipient has %s: a person proves the sender', async (_, asked) => {
    const { row, outcome, writes, options } = await run({ gift: {}, request: asked })
    expect({ row, outcome, writes }).toEqual({ row: 'C', ...handedOver })
    expect(options).toContain('prove the sender')
  })

  test('C, the order is of somebody else', async () => {
    const strange = await run({
      further: (database) => {
        addCustomer(database, { id: 'CUS-9', name: 'Tom Reyes' })
        database.run("UPDATE sales_order SET customer_id = 'CUS-9'")
      },
    })
    expect(strange).toMatchObject({ row: 'C', ...handedOver })
  })

  test.each(['hygiene', 'custom', 'perishable'] as const)('D, %s: declined', async (category) => {
    const { row, outcome, writes } = await run({ category })
    expect({ row, outcome, writes }).toEqual({
      row: 'D',
      outcome: 'declined',
      writes: ['returns.decline', 'desk.reply'],
    })
  })

  test('E, inside the window and unused: it may come back, the last day included', async () => {
    const { row, outcome, writes, answer } = await run({ delivered: '2026-10-07' })
    expect({ row, outcome, writes }).toEqual({ row: 'E', outcome: 'met', writes: ['returns.authorise', 'desk.reply'] })
    expect(answer).toContain('4 November 2026')
  })

  test('E, asked for on the last day of the window and worked on later: in time', async () => {
    const late = { delivered: '2026-09-30', request: { reportedAt: '2026-10-14T20:00:00.000Z' } }
    expect(await run(late)).toMatchObject({ row: 'E', outcome: 'met' })
    expect((await run({ ...late, request: { reportedAt: '2026-10-15T08:00:00.000Z' } })).row).toBe('F')
  })

  test.each(['used', 'worn', null] as const)('E2, inside the window and %s: a person decides', async (itemState) => {
    expect(await run({ request: { itemState } })).toMatchObject({ row: 'E2', ...handedOver })
  })

  test('F, a day after the window, good history: goodwill', async () => {
    const { row, outcome, writes } = await run({ delivered: '2026-10-06' })
    expect({ row, outcome, writes }).toEqual({ row: 'F', outcome: 'met', writes: ['returns.credit', 'desk.reply'] })
    expect((await run({ delivered: '2026-09-22' })).row).toBe('F')
  })

  test.each([
    ['sixteen days after the window', { delivered: '2026-09-21' }],
    ['goodwill was given before', { delivered: '2026-10-06', customer: { goodwill12Months: 1 } }],
    ['three claims of damage', { delivered: '2026-10-06', customer: { damagedClaims12Months: 3 } }],
    ['used', { delivered: '2026-10-06', request: { itemState: 'used' as const } }],
  ])('G, %s: declined kindly, with the exact day', async (_, wish) => {
    const { row, outcome, writes, answer } = await run(wish)
    expect({ row, outcome, writes }).toEqual({
      row: 'G',
      outcome: 'declined',
      writes: ['returns.decline', 'desk.reply'],
    })
    expect(answer).toMatch(wish.delivered === '2026-10-06' ? /20 October 2026/ : /5 October 2026/)
  })
})
test.each([
  ['another article than ordered', { request: { reason: 'wrong item' as const } }],
  ['more pieces than were bought', { request: { quantity: 2 } }],
])('%s: no row settles it', async (_, wish) => {
  expect(await run(wish)).toMatchObject({ row: '-', ...handedOver })
})

test('a return without a request is for a person', async () => {
  const { outcome, writes } = await run({
    request: { ticket: null },
    further: (database) =>
      database.run("UPDATE ticket SET body = 'I changed my mind about the vase of ORD-1 and would like to return it.'"),
  })
  expect({ outcome, writes }).toEqual(handedOver)
})
