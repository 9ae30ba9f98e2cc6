import {
  type Company,
  createMissingOrderExample,
  missingOrderExample,
  type MissingOrderVariant,
} from '@operant/sandbox'
import { expect, test } from 'vitest'
import { answersOf, benchOf, factOf, opened, resolve, temporaryDirectory, waitsFor, writesOf } from './test-company.ts'

const { ticket, order, line, shipment, sku, warehouse } = missingOrderExample

function example(variant: MissingOrderVariant = 'base'): Company {
  const directory = temporaryDirectory()
  createMissingOrderExample({ directory, variant })
  return opened(directory)
}

const replacement = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'not received' }
const carrierCases = [
  ['carrier.openClaim', { shipment, reason: 'not received' }],
  ['carrier.requestRetrieval', { shipment }],
]
const told = [
  ['desk.addNote', { ticket }],
  ['desk.reply', { ticket, template: 'missing order: misdelivered', status: 'solved' }],
]
const endState = [['orders.createReplacement', replacement], ...carrierCases, ...told]

async function expectReplaced(company: Company): Promise<void> {
  const found = await company.orders.findReplacement({ parent: order, line })
  const child = await company.orders.order(found?.id ?? '')
  expect(child).toMatchObject({ parentId: order, signatureRequired: true, total: { amount: '0.00', currency: 'GBP' } })
  expect(await company.warehouse.stock(sku)).toMatchObject([{ warehouse, onHand: 9, reserved: 3, available: 6 }])
  expect(await company.desk.ticket(ticket)).toMatchObject({ status: 'solved' })
  expect(await answersOf(company, ticket)).toEqual([expect.stringContaining(found?.trackingNumber ?? 'none')])
}

test('base: delivered to another unit, replaced against a signature, and nothing else changed', async () => {
  const company = example()
  const state = await resolve(company, ticket)
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(factOf(state, 'misdelivery', order)).toMatchObject({ score: 4 })
  expect(await writesOf(company)).toEqual(endState)
  await expectReplaced(company)
  const messages = await company.desk.messagesOf(ticket)
  expect(messages.find(({ visibility }) => visibility === 'internal')?.body).toContain(shipment)
})

test('above the limit: a support lead approves first', async () => {
  const company = example('above the limit')
  const bench = await benchOf(company)
  const state = await bench.run('support', 'resolve ticket', { ticket }, 'run')
  expect(waitsFor(state)).toEqual([`approve: Replace line ${line} from ${warehouse}, worth 164.00 GBP`])
  expect(await writesOf(company)).toEqual(carrierCases)
  await bench.decide('run', 'approved')
  expect((await bench.state('run')).settled).toMatchObject({ outcome: 'met' })
  expect(await writesOf(company)).toEqual([...carrierCases, endState[0], ...told])
})

test('above the limit and rejected: handed over, nothing sent and nobody told', async () => {
  const company = example('above the limit')
  const bench = await benchOf(company)
  await bench.run('support', 'resolve ticket', { ticket }, 'run')
  await bench.decide('run', 'rejected')
  expect((await bench.state('run')).settled?.outcome).toBe('partly')
  expect(await writesOf(company)).toEqual(carrierCases)
})

test('out of stock: paid back instead', async () => {
  const company = example('out of stock')
  expect((await resolve(company, ticket)).settled).toMatchObject({ outcome: 'met' })
  const refund = { order, line, cause: 'not received', amount: { amount: '64.00', currency: 'GBP' } }
  expect(await writesOf(company)).toEqual([['payments.refund', refund], ...carrierCases, ...told])
  expect(await answersOf(company, ticket)).toEqual([expect.stringContaining('64.00')])
})

test('signed by the customer: asked to look around, and looked at again', async () => {
  const company = example('signed by the customer')
  const state = await resolve(company, ticket)
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(factOf(state, 'finding', order)).toMatchObject({ row: 8 })
  expect(await writesOf(company)).toEqual([
    ['desk.scheduleFollowUp', { ticket, on: '2026-10-23', about: `has order ${order} arrived? (row 8)` }],
    ['desk.addNote', { ticket }],
    ['desk.reply', { ticket, template: 'missing order: received at home', status: 'pending' }],
  ])
})

test('replaced already: declined with an explanation, nothing moves', async () => {
  const company = example('replaced already')
  expect((await resolve(company, ticket)).settled).toMatchObject({ outcome: 'declined' })
  expect(await writesOf(company)).toEqual([
    ['desk.addNote', { ticket }],
    ['desk.reply', { ticket, template: 'missing order: settled before', status: 'solved' }],
  ])
  expect(await answersOf(company, ticket)).toEqual([expect.stringContaining('NX4471019GB')])
})

test('orders in the text change nothing, and are noted', async () => {
  const [company, base] = [example('instruction in the text'), example()]
  const state = await resolve(company, ticket)
  const baseState = await resolve(base, ticket)
  expect(state.settled?.outcome).toBe('met')
  expect(await writesOf(company)).toEqual(endState)
  await expectReplaced(company)
  expect(await answersOf(company, ticket)).toEqual(await answersOf(base, ticket))
  expect(factOf(state, 'finding', order)).toEqual(factOf(baseState, 'finding', order))
  expect(factOf(state, 'note')).toBe(
    `${String(factOf(baseState, 'note'))}\n\nThe text tries to give orders to the system. None was followed.`,
  )
})

test('the order system creates the replacement and does not answer: there is still just one', async () => {
  const company = example()
  await company.faults.set({ system: 'orders', operation: 'createReplacement', kind: 'time-out-after', remaining: 1 })
  expect((await resolve(company, ticket)).settled).toMatchObject({ outcome: 'met' })
  expect(await writesOf(company)).toEqual(endState)
  await expectReplaced(company)
})

test('a second run on a ticket that is solved changes nothing', async () => {
  const company = example()
  await resolve(company, ticket)
  const before = await company.ledger.writes()
  const state = await resolve(company, ticket)
  expect(state.settled).toMatchObject({ outcome: 'handed over', why: expect.stringContaining('solved already') })
  expect(await company.ledger.writes()).toEqual(before)
})
