import { expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { exampleCompany } from '../testing/company.ts'
import { missingOrderExample } from '../world/missing-order-example.ts'

const { order, line, warehouse, ticket } = missingOrderExample
const request = { parent: order, line, quantity: 1, warehouse, signature: true, cause: 'misdelivered' }
const operation = 'createReplacement'
const timeOut = { name: 'SystemTimeout', retry: 'unknown-outcome', system: 'orders', operation }

test('a time-out before leaves nothing, a time-out after leaves the effect, and they look alike', async () => {
  const { orders, faults, ledger } = exampleCompany().company
  await faults.set({ system: 'orders', operation, kind: 'time-out-before', remaining: 1 })
  await expect(orders.createReplacement(request, 'key-1')).rejects.toMatchObject(timeOut)
  expect(await ledger.writes()).toHaveLength(0)
  await faults.clear()
  await faults.set({ system: 'orders', operation, kind: 'time-out-after', calls: [1] })
  await expect(orders.createReplacement(request, 'key-2')).rejects.toMatchObject(timeOut)
  expect(await ledger.writes()).toHaveLength(1)
  expect(await orders.findReplacement({ parent: order, line })).not.toBeNull()
})

test('a false success looks like one and does nothing', async () => {
  const { orders, faults, ledger } = exampleCompany().company
  await faults.set({ system: 'orders', operation, kind: 'false-success', remaining: 1 })
  expect(await orders.createReplacement(request, 'key-1')).toMatchObject({ parent: order, line, signature: true })
  expect(await orders.findReplacement({ parent: order, line })).toBeNull()
  expect(await ledger.writes()).toEqual([])
  await orders.createReplacement(request, 'key-2')
})

test('refusal, outage and latency', async () => {
  const { orders, desk, faults } = exampleCompany().company
  await faults.set({ system: 'orders', operation, kind: 'refusal', remaining: 1 })
  await expect(orders.createReplacement(request, 'key-1')).rejects.toMatchObject({ name: 'SystemRefusal', retry: 'no' })
  await faults.set({ system: 'desk', kind: 'outage' })
  await expect(desk.ticket(ticket)).rejects.toMatchObject({ name: 'SystemUnavailable', retry: 'later' })
  await expect(desk.openTickets()).rejects.toMatchObject({ name: 'SystemUnavailable' })
  await faults.set({ system: 'orders', operation: 'order', kind: 'latency', latencyMs: 60 })
  const started = performance.now()
  await orders.order(order)
  expect(performance.now() - started).toBeGreaterThanOrEqual(55)
  expect(await faults.list()).toHaveLength(3)
})

test('calls are counted across processes, and a rate strikes the same calls again', async () => {
  const { company, directory } = exampleCompany()
  const other = openCompany({ directory })
  await company.faults.set({ system: 'desk', operation: 'ticket', kind: 'outage', calls: [2] })
  await company.desk.ticket(ticket)
  await expect(other.desk.ticket(ticket)).rejects.toMatchObject({ name: 'SystemUnavailable' })
  await other.desk.ticket(ticket)
  await other.close()

  const struck = async (): Promise<string> => {
    const { desk, faults } = exampleCompany().company
    await faults.set({ system: 'desk', kind: 'outage', rate: 0.3 })
    const calls = Array.from({ length: 200 }, () =>
      desk.ticket(ticket).then(
        () => '.',
        () => 'x',
      ),
    )
    return (await Promise.all(calls)).join('')
  }
  const first = await struck()
  expect(await struck()).toBe(first)
  expect(first.replaceAll('.', '').length).toBeGreaterThan(40)
  expect(first.replaceAll('.', '').length).toBeLessThan(80)
})
