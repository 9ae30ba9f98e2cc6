import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { openDatabase } from '../database/database.ts'
import { setStock } from '../records/add-stock.ts'
import { exampleCompany } from '../testing/company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'

const { order, line, sku, warehouse } = missingOrderExample
const request = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'misdelivered' }

test('a replacement reserves stock and creates a free child order with a shipment', async () => {
  const { company } = exampleCompany()
  const made = await company.orders.createReplacement(request, 'key-1')
  expect(await company.orders.findReplacement({ parent: order, line })).toEqual(made)
  expect(await company.orders.order(made.id)).toMatchObject({
    parentId: order,
    signatureRequired: true,
    total: { amount: '0.00', currency: 'GBP' },
    address: { unit: '4B' },
    lines: [{ sku, quantity: 1 }],
  })
  expect(await company.carrier.shipmentsOf(made.id)).toMatchObject([
    { id: made.shipment, trackingNumber: made.trackingNumber, state: 'Pending' },
  ])
  expect(await company.warehouse.stock(sku)).toMatchObject([
    { warehouse, onHand: 9, reserved: 3, hold: 0, available: 6 },
  ])
})

test('a line is replaced once, and only from stock', async () => {
  const { company } = exampleCompany()
  await company.orders.createReplacement(request, 'key-1')
  await expect(company.orders.createReplacement(request, 'key-2')).rejects.toMatchObject({ code: 'already-replaced' })
  const empty = exampleCompany('out of stock').company
  const refusal = { name: 'SystemRefusal', retry: 'no', code: 'out-of-stock', field: 'warehouse' }
  await expect(empty.orders.createReplacement(request, 'key-1')).rejects.toMatchObject(refusal)
  expect(await empty.ledger.writes()).toEqual([])
})

test('a cancelled replacement gives its stock back and may be made again', async () => {
  const { company } = exampleCompany()
  const made = await company.orders.createReplacement(request, 'key-1')
  await company.orders.cancelReplacement(made.id, 'key-2')
  expect(await company.warehouse.stock(sku)).toMatchObject([{ reserved: 2 }])
  expect(await company.orders.findReplacement({ parent: order, line })).toBeNull()
  await expect(company.orders.cancelReplacement(made.id, 'key-3')).rejects.toMatchObject({ code: 'already-cancelled' })
  await company.orders.createReplacement(request, 'key-4')
})

test('an order is exchanged once, all its lines together', async () => {
  const { company } = exampleCompany()
  const exchange = await company.orders.exchange({ order, lines: [{ line, toSku: sku }] }, 'key-1')
  expect(await company.orders.findExchange(order)).toEqual(exchange)
  await expect(company.orders.exchange({ order, lines: [{ line, toSku: sku }] }, 'key-2')).rejects.toMatchObject({
    code: 'already-exchanged',
  })
})

test('a key that the system honours gives the first result again', async () => {
  const { company } = exampleCompany()
  await company.controls.setHonoursKeys('orders', true)
  const made = await company.orders.createReplacement(request, 'key-1')
  expect(await company.orders.createReplacement(request, 'key-1')).toEqual(made)
  await expect(company.orders.createReplacement({ ...request, signature: false }, 'key-1')).rejects.toMatchObject({
    code: 'key-reused',
  })
  expect(await company.ledger.writes()).toHaveLength(1)
})

const competitor = `
  import { openCompany } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)}
  const [directory, request] = process.argv.slice(1)
  const company = openCompany({ directory })
  process.stdout.write('ready')
  process.stdin.once('data', () =>
    company.orders.createReplacement(JSON.parse(request), 'key').then(
      () => process.exit(0),
      (error) => process.exit(error.code === 'out-of-stock' ? 7 : 1),
    ),
  )`

test('of two processes that want the last piece, one gets it', async () => {
  const { company, directory } = exampleCompany()
  const database = openDatabase(directory)
  setStock(database, { warehouse, sku, onHand: 1 })
  database.run(
    "INSERT INTO order_line SELECT 'ORD-1007-2', order_id, 2, sku, title, 1, price_minor, batch, serial FROM order_line",
  )
  database.close()
  const processes = [line, 'ORD-1007-2'].map((wanted) =>
    spawn(
      process.execPath,
      ['--input-type=module', '-e', competitor, directory, JSON.stringify({ ...request, line: wanted })],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    ),
  )
  await Promise.all(processes.map((child) => once(child.stdout, 'data')))
  for (const child of processes) child.stdin.end('go')
  const exits = await Promise.all(processes.map((child) => once(child, 'exit')))
  expect(new Set(exits.map(([code]: unknown[]) => code))).toEqual(new Set([0, 7]))
  expect(await company.warehouse.stock(sku)).toMatchObject([{ onHand: 1, reserved: 1, available: 0 }])
  expect(await company.ledger.writes()).toHaveLength(1)
})
