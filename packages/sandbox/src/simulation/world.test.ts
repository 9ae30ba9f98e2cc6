import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import { openDatabase } from '../database/database.ts'
import { addCustomer } from '../records/add-customer.ts'
import { addOrder } from '../records/add-order.ts'
import { addShipment } from '../records/add-shipment.ts'
import { addSupplier } from '../records/add-stock.ts'
import { addReturnRequest } from '../records/returns.ts'
import { releaseStock } from '../records/stock.ts'
import { broken, temporaryDirectory } from '../testing/company.ts'
import { createCompany } from '../world/create-company.ts'
import { createEmptyCompany } from '../world/create-empty-company.ts'
import { createMissingOrderExample, missingOrderExample } from '../world/missing-order-example.ts'
import { type OpenWorldOptions, openWorld, type World } from './world.ts'

const { order, line, warehouse, ticket, shipment, sku, customer } = missingOrderExample
const request = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'misdelivered' }
const later = (days: number): string => new Date(Date.parse('2026-10-21T10:00:00Z') + days * 86_400_000).toISOString()

function example(options: Partial<OpenWorldOptions> = {}): { company: Company; world: World; directory: string } {
  const directory = temporaryDirectory()
  createMissingOrderExample({ directory })
  const company = openCompany({ directory })
  const world = openWorld({ directory, seed: 7, ...options })
  onTestFinished(async () => {
    await company.close()
    await world.close()
  })
  return { company, world, directory }
}

/** Everything that the company's database says, row by row. */
function contents(directory: string): string[] {
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
  const rows = tables
    .map(({ name }) => String(name))
    .filter((name) => name !== 'attempt')
    .flatMap((name) =>
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`)
        .toSorted(),
    )
  database.close()
  return rows
}

test('a replacement leaves the warehouse, travels and arrives, and the stock is right', async () => {
  const { company, world, directory } = example()
  const made = await company.orders.createReplacement(request, 'k')
  const happened = await world.advance(later(25))
  const [parcel] = await company.carrier.shipmentsOf(made.id)
  expect(happened.filter(({ entity }) => entity === made.shipment).map(({ what }) => what)).toContain(
    'parcel Delivered',
  )
  expect(parcel).toMatchObject({ state: 'Delivered' })
  expect(parcel?.events.map(({ state }) => state).slice(0, 2)).toEqual(['InfoReceived', 'InTransit'])
  const proof = await company.carrier.proofOfDelivery(made.shipment)
  expect(proof).toMatchObject({ deliveredAt: parcel?.lastScanAt, unit: '4B', signedBy: 'Helen Marsh' })
  expect(await company.warehouse.stock(sku)).toMatchObject([{ onHand: 8, reserved: 2, available: 6 }])
  expect(await company.controls.clock()).toBe(later(25))
  expect(await company.ledger.writes()).toHaveLength(1)
  await expect(company.orders.cancelReplacement(made.id, 'c')).rejects.toMatchObject({ code: 'already-shipped' })
  expect(broken(directory)).toEqual([])
})

test('a cancelled replacement stays', async () => {
  const { company, world, directory } = example()
  const made = await company.orders.createReplacement(request, 'k')
  await company.orders.cancelReplacement(made.id, 'c')
  expect(await world.advance(later(25))).toEqual([])
  expect(await company.carrier.shipmentsOf(made.id)).toMatchObject([{ state: 'Pending' }])
  expect(broken(directory)).toEqual([])
})

/** What is in a company whose customers were all asked something, after so many days. */
async function played(seed: number, steps: number[]): Promise<string[]> {
  const directory = temporaryDirectory()
  createCompany({ directory, truthFile: join(temporaryDirectory(), 'truth'), seed: 3, tickets: 60, difficulty: 2 })
  const company = openCompany({ directory })
  const world = openWorld({ directory, seed })
  const start = Date.parse(await company.controls.clock())
  for (const { id } of await company.desk.openTickets())
    await company.desk.reply({ ticket: id, template: 'ask', body: 'Which order is it?', status: 'pending' }, id)
  for (const days of steps) await world.advance(new Date(start + days * 86_400_000).toISOString())
  await Promise.all([company.close(), world.close()])
  expect(broken(directory)).toEqual([])
  return contents(directory)
}

test('the same seed and deeds give the same world, in one step or in many', async () => {
  const one = await played(5, [12])
  const many = await played(5, [0.1, 0.5, 0.51, 1, 2, 3.3, 7, 12])
  expect(many.filter((row) => !one.includes(row))).toEqual([])
  expect(one).toHaveLength(many.length)
  expect(await played(6, [12])).not.toEqual(one)
})

test('a customer answers a question with a text of their own, or as told', async () => {
  const { company, world } = example({ answer: ({ body }) => (body.includes('unit') ? 'It is 4B.' : null) })
  const ask = { ticket, template: 'ask', body: 'Which unit is yours?', status: 'pending' } as const
  await company.desk.reply(ask, 'a')
  await world.advance(later(3))
  const messages = await company.desk.messagesOf(ticket)
  expect(messages.map(({ author, body }) => [author, body])).toEqual([
    ['company', ask.body],
    ['customer', 'It is 4B.'],
  ])
  expect(await company.desk.ticket(ticket)).toMatchObject({ status: 'open' })
  await company.desk.reply({ ...ask, template: 'more', body: 'Is there more?' }, 'b')
  await world.advance(later(9))
  expect(await company.desk.messagesOf(ticket)).toHaveLength(3)
})

test('left to chance some customers answer and some are silent, and nobody writes on a solved ticket', async () => {
  const answered = new Set<string>()
  for (let seed = 1; seed <= 20 && answered.size < 2; seed++) {
    const { company, world } = example({ seed })
    await company.desk.reply({ ticket, template: 'ask', body: 'Which order is it?', status: 'pending' }, 'a')
    await world.advance(later(3))
    const last = (await company.desk.messagesOf(ticket)).at(-1)
    answered.add(last?.author === 'customer' && last.body.includes(order) ? 'answered' : (last?.author ?? ''))
  }
  expect(answered).toEqual(new Set(['answered', 'company']))
  const { company, world } = example()
  await company.desk.reply({ ticket, template: 'done', body: 'Which order is it?', status: 'solved' }, 'a')
  expect(await world.advance(later(9))).toEqual([])
})

test('what is cancelled while the clock moves does not leave', async () => {
  const directory = temporaryDirectory()
  createMissingOrderExample({ directory })
  const company = openCompany({ directory })
  const made = await company.orders.createReplacement(request, 'k')
  await company.desk.reply({ ticket, template: 'ask', body: 'Is it there?', status: 'pending' }, 'a')
  const database = openDatabase(directory)
  // The answer is asked for after the world has seen what waits on the dock.
  const answer = (): null => {
    releaseStock(database, `replacement of ${line}`)
    database.run('UPDATE replacement SET cancelled = 1 WHERE order_id = ?', made.id)
    database.run("UPDATE sales_order SET status = 'cancelled' WHERE id = ?", made.id)
    return null
  }
  const world = openWorld({ directory, seed: 7, answer })
  await world.advance(later(25))
  expect(await company.carrier.shipmentsOf(made.id)).toMatchObject([{ state: 'Pending', events: [] }])
  expect(await company.warehouse.stock(sku)).toMatchObject([{ onHand: 9, reserved: 2 }])
  expect(broken(directory)).toEqual([])
  database.close()
  await Promise.all([company.close(), world.close()])
})

test('a parcel that a trace finds while it moves travels on once', async () => {
  const directory = temporaryDirectory()
  const database = createEmptyCompany({ directory, asOf: later(0) })
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
  database.transaction(() => {
    addCustomer(database, { id: 'CUS-1' })
    for (const number of numbers) {
      const [id, dates] = [`ORD-${number}`, { placedOn: '2026-10-19', promisedOn: '2026-10-23' }]
      addOrder(database, { id, customerId: 'CUS-1', ...dates, lines: [{ sku: 'SKU-1', price: '10' }] })
      const events = [{ at: later(-1), state: 'InTransit', place: 'Hub', remark: 'Sorted' }] as const
      const parcel = { id: `SHP-${number}`, orderId: id, trackingNumber: `NX${number}`, shippedOn: '2026-10-19' }
      addShipment(database, { ...parcel, state: 'InTransit', events: [...events] })
    }
  })
  database.close()
  const company = openCompany({ directory })
  for (const number of numbers) await company.carrier.requestTrace({ shipment: `SHP-${number}` }, `${number}`)
  const world = openWorld({ directory, seed: 7 })
  await world.advance(later(30))
  const outcomes = await Promise.all(numbers.map((number) => company.carrier.findTrace(`SHP-${number}`)))
  expect(outcomes.map((trace) => trace?.answer?.outcome)).toContain('found')
  for (const number of numbers) {
    const states = (await company.carrier.shipmentsOf(`ORD-${number}`))[0]?.events.map(({ state }) => state) ?? []
    const ended = states.findIndex((state) => state === 'Delivered' || state === 'Exception')
    expect([number, ended === -1 || ended === states.length - 1]).toEqual([number, true])
  }
  expect(broken(directory)).toEqual([])
  await Promise.all([company.close(), world.close()])
})

test('carriers and suppliers answer, each in their own time, and some never', async () => {
  const answers: (string | undefined)[] = []
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const { company, world, directory } = example({ seed })
    const database = openDatabase(directory)
    addSupplier(database, { code: 'SUP-1', name: 'Halden' })
    addReturnRequest(database, { id: 'RET-1', order, line, reason: 'defect', reportedAt: later(0) })
    database.close()
    await company.carrier.openClaim({ shipment, reason: 'other unit' }, 'c')
    await company.returns.askEvidence({ request: 'RET-1', wanted: 'a picture', until: '2026-10-30' }, 'e')
    const price = { amount: '9.00', currency: 'EUR' }
    const wanted = { supplier: 'SUP-1', sku, quantity: 10, price, reviewDate: '2026-10-21' }
    const bought = await company.purchasing.createPurchaseOrder(wanted, 'p')
    await world.advance(later(15))
    const claim = await company.carrier.findClaim(shipment)
    const from = await company.purchasing.answersOf(bought.id)
    const asked = await company.returns.request('RET-1')
    expect(asked?.photos).toHaveLength(asked?.status === 'open' ? 2 : 0)
    expect(from.map(({ kind }) => kind)).toEqual(['acknowledged', 'date changed'].slice(0, from.length))
    answers.push(claim?.answer?.outcome, from.at(-1)?.kind, asked?.status)
    expect(broken(directory)).toEqual([])
  }
  for (const one of ['accepted', 'acknowledged', 'date changed', 'open', 'awaiting evidence'])
    expect(answers).toContain(one)
})

test('the seed of what happens is not in the company', async () => {
  const { company, world, directory } = example({ seed: 987_654_321 })
  await company.orders.createReplacement(request, 'k')
  await world.advance(later(25))
  expect(readFileSync(join(directory, 'company.sqlite'), 'latin1')).not.toContain('987654321')
  expect(contents(directory).join('\n')).not.toContain('987654321')
})

test('the clock does not go back', async () => {
  const { world, company } = example()
  await expect(world.advance(later(-1))).rejects.toThrow('the clock is at 2026-10-21T10:00:00.000Z already')
  await expect(world.advance('tomorrow')).rejects.toThrow('expected an ISO 8601 instant')
  expect(await company.orders.ordersOf(customer)).toHaveLength(1)
})
