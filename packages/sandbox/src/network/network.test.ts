import { expect, onTestFinished, test } from 'vitest'
import { exampleCompany } from '../testing/company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'
import { connectCompany, connectWorld } from './connect-company.ts'
import { operations } from './operations.ts'
import { serveCompany } from './serve-company.ts'

const { order, line, warehouse, ticket, shipment, sku, customer } = missingOrderExample
const request = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'misdelivered' }

test('every operation can be reached', () => {
  const parts = Object.entries(exampleCompany().company).filter(([part]) => part !== 'close')
  const names = parts.map(([part, methods]) => [part, Object.keys(methods).toSorted()])
  const listed = Object.entries(operations).map(([part, listedNames]) => [part, [...listedNames].toSorted()])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(names))
})

test('over the network the company answers as it does in the process', async () => {
  const { company: local, directory } = exampleCompany()
  const server = await serveCompany({ directory, port: 0 })
  onTestFinished(() => server.close())
  const remote = connectCompany(server.url, { timeoutMs: 500 })
  expect(await remote.orders.order(order)).toEqual(await local.orders.order(order))
  expect(await remote.orders.customer(customer)).toEqual(await local.orders.customer(customer))
  expect(await remote.orders.order('ORD-0')).toBeNull()
  expect(await remote.carrier.shipmentsOf(order)).toEqual(await local.carrier.shipmentsOf(order))
  expect(await remote.carrier.proofOfDelivery(shipment)).toEqual(await local.carrier.proofOfDelivery(shipment))
  expect(await remote.warehouse.stock(sku)).toEqual(await local.warehouse.stock(sku))
  expect(await remote.desk.openTickets()).toEqual(await local.desk.openTickets())

  const made = await remote.orders.createReplacement(request, 'key-1')
  expect(await local.orders.findReplacement({ parent: order, line })).toEqual(made)
  const failures = [remote, local].map(({ orders }) =>
    orders.createReplacement(request, 'key-2').catch((error: unknown) => JSON.stringify(error)),
  )
  expect(await failures[0]).toEqual(await failures[1])

  await remote.faults.set({ system: 'desk', operation: 'ticket', kind: 'outage' })
  await expect(remote.desk.ticket(ticket)).rejects.toMatchObject({ name: 'SystemUnavailable', retry: 'later' })
  await remote.faults.clear()
  await remote.faults.set({ system: 'desk', operation: 'ticket', kind: 'time-out-after' })
  await expect(remote.desk.ticket(ticket)).rejects.toMatchObject({ name: 'SystemTimeout', retry: 'unknown-outcome' })
  await remote.faults.clear()
  await remote.faults.set({ system: 'desk', operation: 'ticket', kind: 'latency', latencyMs: 5_000 })
  await expect(remote.desk.ticket(ticket)).rejects.toMatchObject({ name: 'SystemTimeout' })
})

test('a server that is not there is unavailable', async () => {
  const server = await serveCompany({ directory: exampleCompany().directory, port: 0 })
  await server.close()
  await expect(connectCompany(server.url).desk.openTickets()).rejects.toMatchObject({
    name: 'SystemUnavailable',
  })
})

test('faults look over the network as they do in the process, with the answers that HTTP has for them', async () => {
  const { company: local, directory } = exampleCompany()
  const server = await serveCompany({ directory, port: 0 })
  onTestFinished(() => server.close())
  const remote = connectCompany(server.url)
  const statusOf = (operation: string, given: unknown[]): Promise<Response> =>
    fetch(`${server.url}/${operation}`, { method: 'POST', body: JSON.stringify(given) })

  await local.faults.set({ system: 'desk', kind: 'rate-limit', retryAfterMs: 2_500 })
  const limited = await statusOf('desk/ticket', [ticket])
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3'])
  await expect(remote.desk.ticket(ticket)).rejects.toMatchObject({
    name: 'SystemRateLimited',
    retry: 'later',
    retryAfterMs: 2_500,
  })
  await local.faults.clear()
  await local.faults.set({ system: 'desk', kind: 'outage' })
  expect((await statusOf('desk/ticket', [ticket])).status).toBe(503)
  await remote.faults.clear()

  await remote.faults.script({
    system: 'orders',
    operation: 'createReplacement',
    strikes: [{ kind: 'half-applied', part: 'order', told: 'error' }, 'duplicate-delivery'],
  })
  await expect(remote.orders.createReplacement(request, 'k')).rejects.toMatchObject({
    name: 'SystemFailure',
    retry: 'unknown-outcome',
  })
  const made = await remote.orders.createReplacement(request, 'k')
  expect(await local.orders.findReplacement({ parent: order, line })).toEqual(made)
  await remote.faults.set({ system: 'orders', operation: 'findReplacement', kind: 'stale-read', remaining: 1 })
  await remote.desk.addNote({ ticket, body: 'one' }, 'n')
  expect(await remote.orders.findReplacement({ parent: order, line })).toEqual(made)
  expect(await remote.ledger.attempts()).toEqual(await local.ledger.attempts())
  expect((await remote.ledger.attempts()).map(({ effect, told }) => [effect, told])).toEqual([
    ['part', 'error'],
    ['whole', 'result'],
    ['none', 'nobody'],
    ['whole', 'result'],
  ])
  await expect(remote.faults.set({ system: 'orders', kind: 'outage', rate: 3 })).rejects.toThrow('rate 3')
})

test('only the operator moves the world, and whoever works in the company cannot even name it', async () => {
  const { directory, company } = exampleCompany()
  const made = await company.orders.createReplacement(request, 'k')
  const server = await serveCompany({ directory, port: 0, world: { seed: 7, key: 'secret' } })
  onTestFinished(() => server.close())
  const to = '2026-11-15T10:00:00.000Z'
  const forbidden = { code: 'not-operator' }
  await expect(connectWorld(server.url, { key: 'guess' }).advance(to)).rejects.toMatchObject(forbidden)
  const outsider = await fetch(`${server.url}/world/advance`, { method: 'POST', body: JSON.stringify([to]) })
  expect(outsider.status).toBe(403)
  const remote = connectCompany(server.url)
  expect(Object.keys(remote)).not.toContain('world')
  expect(await remote.controls.clock()).toBe('2026-10-21T10:00:00.000Z')
  const world = connectWorld(server.url, { key: 'secret' })
  const happened = await world.advance(to)
  expect(happened.some(({ what, entity }) => what === 'parcel Delivered' && entity === made.shipment)).toBe(true)
  expect(await remote.controls.clock()).toBe(to)
  await expect(world.advance('2026-11-01T00:00:00Z')).rejects.toThrow('already')
  const closed = await serveCompany({ directory, port: 0 })
  onTestFinished(() => closed.close())
  await expect(connectWorld(closed.url, { key: 'secret' }).advance(to)).rejects.toMatchObject({
    code: 'unknown-operation',
  })
})
