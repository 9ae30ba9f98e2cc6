import { addCustomer, addTicket } from '@operant/sandbox'
import { expect, test } from 'vitest'
import {
  addLateOrder,
  addOneOrder,
  answersOf,
  benchOf,
  byName,
  companyWith,
  factOf,
  operationsOf,
  resolve,
  scan,
  waitsFor,
} from './test-company.ts'

const body = 'Neither of my orders has arrived: ORD-2001 and ORD-2002. Where are my parcels?'

test('two orders, each with its own finding, and one answer about both', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body })
    const pickupPoint = 'Locker 114, 7 Leeds'
    addLateOrder(database, 'ORD-2002', { shipment: { state: 'AvailableForPickup', pickupPoint } })
  })
  const state = await resolve(company)
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(factOf(state, 'finding', 'ORD-2001')).toMatchObject({ row: 6 })
  expect(factOf(state, 'finding', 'ORD-2002')).toMatchObject({ row: 4 })
  expect(await operationsOf(company)).toEqual([
    'orders.createReplacement',
    'carrier.openClaim',
    'desk.addNote',
    'desk.reply',
  ])
  const replacement = await company.orders.findReplacement({ parent: 'ORD-2001', line: 'ORD-2001-1' })
  const [answer, ...others] = await answersOf(company)
  expect(answer).toContain('Locker 114, 7 Leeds')
  expect(answer).toContain(replacement?.trackingNumber)
  expect(others).toEqual([])
})

test('the last unit goes to one order, and the other is paid back', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body, stock: 1 })
    addLateOrder(database, 'ORD-2002', {})
  })
  const state = await resolve(company)
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect((await operationsOf(company)).toSorted(byName)).toEqual([
    'carrier.openClaim',
    'carrier.openClaim',
    'desk.addNote',
    'desk.reply',
    'orders.createReplacement',
    'payments.refund',
  ])
  expect(await company.warehouse.stock('SKU-1')).toMatchObject([{ reserved: 1, available: 0 }])
})

test('one order can be settled and the other needs a person: done in part, and nobody is told half', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body })
    addLateOrder(database, 'ORD-2002', { shipment: { events: [scan('2026-10-20T06:00:00.000Z')] } })
  })
  const state = await resolve(company)
  expect(state.settled?.outcome).toBe('partly')
  expect(await operationsOf(company)).toEqual(['orders.createReplacement', 'carrier.openClaim'])
})

test('a number of somebody else is never used: the only recent order of the customer is', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body: 'My order ORD-7777 has not arrived.' })
    addCustomer(database, { id: 'CUS-9' })
    addLateOrder(database, 'ORD-7777', { order: { customerId: 'CUS-9' } })
  })
  const state = await resolve(company)
  expect(factOf(state, 'concern')).toEqual({ orders: ['ORD-2001'] })
  expect(JSON.stringify(await company.ledger.writes())).not.toContain('7777')
})

test('a number with two digits swapped stands for the order', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body: 'My order ORD-2010 has not arrived.' })
    addLateOrder(database, 'ORD-3555', {})
  })
  expect(factOf(await resolve(company), 'concern')).toEqual({ orders: ['ORD-2001'] })
})

test('no number and two recent orders: a person says which, and only orders of the customer count', async () => {
  const company = companyWith((database) => {
    addOneOrder(database, { body: 'My parcel has not arrived.' })
    addLateOrder(database, 'ORD-2002', {})
    addCustomer(database, { id: 'CUS-9' })
    addLateOrder(database, 'ORD-7777', { order: { customerId: 'CUS-9' } })
  })
  const bench = await benchOf(company)
  const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
  expect(waitsFor(state)).toEqual([expect.stringMatching(/answer: Which orders .* ORD-2001 .* ORD-2002 /)])
  expect(await operationsOf(company)).toEqual([])
  await bench.answer('run', { orders: ['ORD-7777'] })
  expect(waitsFor(await bench.state('run'))).toEqual([expect.stringContaining('Which orders')])
  await bench.answer('run', { orders: ['ORD-2002'] })
  const settled = await bench.state('run')
  expect(settled.settled).toMatchObject({ outcome: 'met' })
  expect(factOf(settled, 'concern')).toEqual({ orders: ['ORD-2002'] })
})

test('a text that says nothing: a person says why the customer writes', async () => {
  const company = companyWith((database) =>
    addOneOrder(database, { subject: 'Complaint', body: 'I am most dissatisfied. Please act.' }),
  )
  const bench = await benchOf(company)
  const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
  expect(waitsFor(state)).toEqual([expect.stringContaining('answer: Why does the customer write')])
  await bench.answer('run', { reason: 'not_received' })
  expect((await bench.state('run')).settled).toMatchObject({ outcome: 'met' })
})

test('another matter is handed over, and nothing is written', async () => {
  const company = companyWith((database) => {
    addOneOrder(database)
    addTicket(database, {
      id: 'TIC-2',
      customerId: 'CUS-1',
      createdAt: '2026-10-21T08:00:00.000Z',
      subject: 'Broken',
      body: 'The lamp of order ORD-2001 is broken, the glass has a crack.',
    })
  })
  const state = await resolve(company, 'TIC-2')
  expect(state.settled).toMatchObject({ outcome: 'handed over', why: expect.stringContaining('"damaged"') })
  expect(await operationsOf(company)).toEqual([])
})

test('a sender who is not proven to be the customer is told nothing', async () => {
  const company = companyWith((database) => {
    addOneOrder(database)
    addTicket(database, {
      id: 'TIC-2',
      customerId: 'CUS-1',
      createdAt: '2026-10-21T08:00:00.000Z',
      body: 'My order ORD-2001 has not arrived.',
      authenticated: false,
    })
  })
  const state = await resolve(company, 'TIC-2')
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(await operationsOf(company)).toEqual([])
})
