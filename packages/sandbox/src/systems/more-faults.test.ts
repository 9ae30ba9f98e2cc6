import { describe, expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { broken, exampleCompany, reached, ways } from '../testing/company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'
import type { Fault } from './fault.ts'
import { withoutCompletedParts } from './ledger.ts'

const { order, line, warehouse, ticket, sku, shipment } = missingOrderExample
const request = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'misdelivered' }
const operation = 'createReplacement'
const refund = { order, line, cause: 'lost', amount: { amount: '10.00', currency: 'GBP' } }
const answer = { ticket, template: 'replaced', body: 'On its way.', status: 'solved' } as const

describe.each(ways)('%s', (way) => {
  test.each(['stock', 'order'])('a replacement that broke off after %s is completed, not made twice', async (part) => {
    const { company, directory } = await reached(way, exampleCompany())
    const { orders, faults, ledger } = company
    await faults.set({ system: 'orders', operation, kind: 'half-applied', part, remaining: 1 })
    await expect(orders.createReplacement(request, 'k')).rejects.toMatchObject({ retry: 'unknown-outcome' })
    expect(await orders.findReplacement({ parent: order, line })).toBeNull()
    expect(await company.warehouse.stock(sku)).toMatchObject([{ reserved: 3 }])
    const made = await orders.createReplacement(request, 'k')
    expect(await orders.findReplacement({ parent: order, line })).toEqual(made)
    expect(await company.warehouse.stock(sku)).toMatchObject([{ reserved: 3 }])
    expect((await orders.ordersOf(missingOrderExample.customer)).filter(({ parentId }) => parentId)).toHaveLength(1)
    const entries = await ledger.writes()
    expect(entries).toMatchObject([
      { operation, part, completes: null, repeats: null },
      { operation, part: null, completes: 1, repeats: null, entity: made.id },
    ])
    expect(withoutCompletedParts(entries)).toMatchObject([{ entity: made.id }])
    expect(await ledger.attempts()).toMatchObject([
      { effect: 'part', told: 'time-out', ledgerSeq: 1 },
      { effect: 'whole', told: 'result', ledgerSeq: 2 },
    ])
    expect(broken(directory)).toEqual([])
  })

  test('an answer that broke off stands on the ticket without its e-mail, and the next try sends that', async () => {
    const { company, directory } = await reached(way, exampleCompany())
    const { desk, faults, ledger, mail } = company
    await faults.set({ system: 'desk', operation: 'reply', kind: 'half-applied', told: 'error', calls: [1] })
    await expect(desk.reply(answer, 'k')).rejects.toMatchObject({ name: 'SystemFailure', retry: 'unknown-outcome' })
    expect(await desk.findReply(answer)).toMatchObject({ status: 'solved', mail: null })
    expect(await mail.findMail({ key: 'k' })).toBeNull()
    const replied = await desk.reply(answer, 'k')
    expect(await desk.messagesOf(ticket)).toEqual([replied])
    expect(await mail.findMail({ key: 'k' })).toMatchObject({ id: replied.mail, message: replied.id })
    expect((await ledger.writes()).map(({ system, part }) => [system, part])).toEqual([
      ['desk', 'message'],
      ['mail', null],
      ['desk', null],
    ])
    expect(broken(directory)).toEqual([])
  })

  test('a cancellation that broke off is completed and gives the stock back once', async () => {
    const { company, directory } = await reached(way, exampleCompany())
    const made = await company.orders.createReplacement(request, 'k')
    await company.faults.set({ system: 'orders', operation: 'cancelReplacement', kind: 'half-applied', remaining: 1 })
    await expect(company.orders.cancelReplacement(made.id, 'c')).rejects.toMatchObject({ retry: 'unknown-outcome' })
    expect(await company.orders.findReplacement({ parent: order, line })).not.toBeNull()
    await company.orders.cancelReplacement(made.id, 'c')
    expect(await company.warehouse.stock(sku)).toMatchObject([{ reserved: 2 }])
    expect(broken(directory)).toEqual([])
  })

  test('a stale read answers the state of some writes ago and changes nothing', async () => {
    const { company, directory } = await reached(way, exampleCompany())
    const { orders, desk, faults } = company
    await faults.set({ system: 'orders', operation: 'findReplacement', kind: 'stale-read', calls: [1] })
    await faults.set({ system: 'desk', kind: 'stale-read', behind: { writes: 3 } })
    const made = await orders.createReplacement(request, 'k')
    await desk.addNote({ ticket, body: 'later' }, 'n')
    // The note is behind; the replacement is not.
    expect(await orders.findReplacement({ parent: order, line })).toEqual(made)
    await faults.set({ system: 'orders', kind: 'stale-read', behind: { writes: 2 } })
    expect(await orders.findReplacement({ parent: order, line })).toBeNull()
    expect((await orders.ordersOf(missingOrderExample.customer)).map(({ id }) => id)).toEqual([order])
    expect(await desk.messagesOf(ticket)).toEqual([])
    const other = openCompany({ directory })
    expect(await other.orders.findReplacement({ parent: order, line })).toBeNull()
    await other.close()
    await faults.clear()
    expect(await orders.findReplacement({ parent: order, line })).toEqual(made)
    expect(await desk.messagesOf(ticket)).toHaveLength(1)
    expect(broken(directory)).toEqual([])
  })

  test('a call that is delivered twice acts twice, unless its key or the thing itself forbids it', async () => {
    const { company, directory } = await reached(way, exampleCompany())
    const { payments, orders, carrier, faults, controls, ledger } = company
    for (const system of ['payments', 'orders', 'carrier'] as const)
      await faults.set({ system, kind: 'duplicate-delivery' })
    await payments.refund(refund, 'r')
    expect((await payments.paymentOf(order))?.refunds).toHaveLength(2)
    const made = await orders.createReplacement(request, 'o')
    expect(await orders.findReplacement({ parent: order, line })).toEqual(made)
    await controls.setHonoursKeys('carrier', true)
    await carrier.openClaim({ shipment, reason: 'lost' }, 'c')
    expect((await ledger.writes()).map(({ operation: name, repeats }) => [name, repeats])).toEqual([
      ['refund', null],
      ['refund', 1],
      ['createReplacement', null],
      ['openClaim', null],
    ])
    expect(
      (await ledger.attempts()).map(({ operation: name, effect, told, why }) => [name, effect, told, why]),
    ).toEqual([
      ['refund', 'whole', 'result', null],
      ['refund', 'whole', 'nobody', null],
      ['createReplacement', 'whole', 'result', null],
      ['createReplacement', 'none', 'nobody', 'already-replaced'],
      ['openClaim', 'whole', 'result', null],
      ['openClaim', 'none', 'nobody', 'key known'],
    ])
    expect(broken(directory)).toEqual([])
  })

  test('a script says what happens to each call, and attempts tell what came of it', async () => {
    const { orders, faults, ledger } = (await reached(way, exampleCompany())).company
    const strikes = [
      'time-out-before',
      { kind: 'rate-limit', retryAfterMs: 5 },
      'false-success',
      'refusal',
      { kind: 'half-applied', part: 'order' },
      null,
    ] as const
    await faults.script({ system: 'orders', operation, strikes: [...strikes] })
    for (const _ of strikes) await orders.createReplacement(request, 'k').catch(() => null)
    expect((await ledger.attempts()).map(({ effect, told, why }) => [effect, told, why])).toEqual([
      ['none', 'time-out', null],
      ['none', 'rate limit', null],
      ['none', 'result', 'false success'],
      ['none', 'refusal', 'refused'],
      ['part', 'time-out', 'only order'],
      ['whole', 'result', null],
    ])
    expect(withoutCompletedParts(await ledger.writes())).toHaveLength(1)
  })
})

test('a rate limit lets a window of calls through and says when to come back, for all processes alike', async () => {
  let wall = 1_000_000
  const { company, directory } = exampleCompany()
  const wallMs = (): number => wall
  const [one, other] = [openCompany({ directory, wallMs }), openCompany({ directory, wallMs })]
  await company.faults.set({ system: 'desk', kind: 'rate-limit', window: { calls: 3, ms: 60_000 } })
  await one.desk.ticket(ticket)
  await other.desk.openTickets()
  await one.desk.ticket(ticket)
  wall += 20_000
  const limited = { name: 'SystemRateLimited', retry: 'later', retryAfterMs: 40_000 }
  await expect(other.desk.ticket(ticket)).rejects.toMatchObject(limited)
  await expect(one.desk.reply(answer, 'k')).rejects.toMatchObject(limited)
  wall += 40_000
  for (let call = 1; call <= 3; call++) await one.desk.ticket(ticket)
  await expect(other.desk.ticket(ticket)).rejects.toMatchObject({ retryAfterMs: 60_000 })
  expect(await company.ledger.attempts()).toMatchObject([{ operation: 'reply', effect: 'none', told: 'rate limit' }])
  await Promise.all([one.close(), other.close()])
})

test('a stale read goes back through several changes of the same record', async () => {
  const { desk, faults } = exampleCompany().company
  await faults.set({ system: 'desk', kind: 'stale-read', behind: { writes: 4 } })
  await desk.reply({ ...answer, template: 'one', status: 'open' }, 'a')
  await desk.reply(answer, 'b')
  expect(await desk.ticket(ticket)).toMatchObject({ status: 'new' })
  expect(await desk.messagesOf(ticket)).toEqual([])
})

test('a stale read by time hides what was written since', async () => {
  let wall = 1_000_000
  const { directory, company } = exampleCompany()
  const late = openCompany({ directory, wallMs: () => wall })
  await company.faults.set({ system: 'payments', kind: 'stale-read', behind: { ms: 5_000 } })
  const paid = await late.payments.refund(refund, 'k')
  wall += 4_999
  expect(await late.payments.findRefund(refund)).toBeNull()
  wall += 1
  expect(await late.payments.findRefund(refund)).toEqual(paid)
  await late.close()
})

test.each<[string, object]>([
  ['operation "createReplacment"', { operation: 'createReplacment' }],
  ['kind "explosion"', { kind: 'explosion' }],
  ['rate 2', { rate: 2 }],
  ['calls \\[0\\]', { calls: [0] }],
  ['part "shipment"', { kind: 'half-applied', operation, part: 'shipment' }],
  ['operation "payments.refund"', { system: 'payments', operation: 'refund', kind: 'half-applied' }],
  ['window "outage"', { window: { calls: 1, ms: 1 } }],
  ['behind', { kind: 'stale-read', behind: { writes: 0 } }],
])('a fault cannot have %s', async (message, wrong) => {
  const { faults } = exampleCompany().company
  const fault: Fault = { system: 'orders', kind: 'outage' }
  await expect(faults.set({ ...fault, ...wrong })).rejects.toThrow(new RegExp(`A fault cannot have ${message}`))
  expect(await faults.list()).toEqual([])
})
