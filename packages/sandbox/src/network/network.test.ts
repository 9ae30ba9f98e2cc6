import { expect, onTestFinished, test } from 'vitest'
import { exampleCompany } from '../testing/company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'
import { connectCompany } from './connect-company.ts'
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
