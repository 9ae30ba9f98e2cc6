import { type Company, setStock, SystemRefusal, SystemUnavailable } from '@operant/sandbox'
import { without } from 'operant'
import { describe, expect, test } from 'vitest'
import { supportAgent } from './support-agent.ts'
import {
  addOneOrder,
  byName,
  companyWith,
  factOf,
  type OneOrder,
  resolve,
  type RunState,
  scan,
  operationsOf,
} from './test-company.ts'

const company = (wish: OneOrder = {}): Company => companyWith((database) => addOneOrder(database, wish))
const delivered: OneOrder['shipment'] = { state: 'Delivered', events: [scan('2026-10-20T14:00:00.000Z', 'Delivered')] }

const down = (system: string, operation: string) => (): Promise<never> =>
  Promise.reject(new SystemUnavailable({ system, operation }))

const done = ['orders.createReplacement', 'carrier.openClaim', 'desk.addNote', 'desk.reply']

function expectMet(state: RunState): void {
  expect(state.settled).toMatchObject({ outcome: 'met' })
}

test.each(['time-out', 'error'] as const)('an answer whose e-mail never went (%s) is completed', async (told) => {
  const one = company()
  await one.faults.set({ system: 'desk', operation: 'reply', kind: 'half-applied', told, remaining: 1 })
  expectMet(await resolve(one))
  const heard = (await one.desk.messagesOf('TIC-1')).filter(({ visibility }) => visibility === 'public')
  expect(heard).toMatchObject([{ mail: expect.any(String) as string }])
})

describe('another way is found', () => {
  test('an order cannot be read by its number: it is found among those of the customer', async () => {
    const one = company()
    expectMet(await resolve(one, 'TIC-1', { agent: without(supportAgent, 'orders.readOrder') }))
    expect(await operationsOf(one)).toEqual(done)
  })

  test('the look-up by number is down', async () => {
    const one = company()
    const orders = { ...one.orders, order: down('orders', 'order') }
    const state = await resolve(one, 'TIC-1', { instead: { orders } })
    expectMet(state)
    expect(state.facts.get('orderRecord ["ORD-2001"]')?.giver.capability).toBe('orders.findAmongCustomers')
    expect(await operationsOf(one)).toEqual(done)
  })

  test("the list of the customer's orders is down: each number by itself", async () => {
    const one = company()
    const orders = { ...one.orders, ordersOf: down('orders', 'ordersOf') }
    const state = await resolve(one, 'TIC-1', { instead: { orders } })
    expectMet(state)
    expect(state.facts.get('meant []')?.giver.capability).toBe('orders.lookUpMentioned')
  })

  test('the fullest warehouse refuses: the next one sends it', async () => {
    const one = companyWith((database) => {
      addOneOrder(database)
      setStock(database, { warehouse: 'WH2', sku: 'SKU-1', onHand: 90, reserved: 0 })
    })
    const orders = { ...one.orders, createReplacement: refusing(one, ({ warehouse }) => warehouse === 'WH2') }
    expectMet(await resolve(one, 'TIC-1', { instead: { orders } }))
    expect(await one.orders.findReplacement({ parent: 'ORD-2001', line: 'ORD-2001-1' })).toMatchObject({
      warehouse: 'WH1',
    })
  })

  test('every warehouse refuses: paid back', async () => {
    const one = company()
    const orders = { ...one.orders, createReplacement: refusing(one, () => true) }
    expectMet(await resolve(one, 'TIC-1', { instead: { orders } }))
    expect((await operationsOf(one)).toSorted(byName)).toEqual([
      'carrier.openClaim',
      'desk.addNote',
      'desk.reply',
      'payments.refund',
    ])
  })

  test('systems that fail now and then are asked again', async () => {
    const one = company()
    for (const system of ['orders', 'carrier', 'warehouse', 'payments', 'desk'] as const)
      await one.faults.set({ system, kind: 'outage', calls: [1] })
    expectMet(await resolve(one))
    expect((await operationsOf(one)).toSorted(byName)).toEqual(done.toSorted(byName))
  })

  test.each(['time-out-after', 'time-out-before', 'false-success'] as const)(
    '%s of a write: done once',
    async (kind) => {
      const one = company()
      await one.faults.set({ system: 'orders', operation: 'createReplacement', kind, remaining: 1 })
      await one.faults.set({ system: 'carrier', operation: 'openClaim', kind, remaining: 1 })
      await one.faults.set({ system: 'desk', operation: 'reply', kind, remaining: 1 })
      expectMet(await resolve(one))
      expect((await operationsOf(one)).toSorted(byName)).toEqual(done.toSorted(byName))
    },
  )
})

describe('no way is left: handed over, naming what is missing', () => {
  test.each([
    ['orders.readCustomer', 'customer'],
    ['carrier.readShipments', 'shipments'],
    ['warehouse.readStock', 'stock'],
  ])('without %s', async (capability, missing) => {
    const one = company()
    const state = await resolve(one, 'TIC-1', { agent: without(supportAgent, capability) })
    expect(['handed over', 'partly']).toContain(state.settled?.outcome)
    expect(state.settled?.why).toContain(missing)
    expect(await operationsOf(one)).not.toContain('desk.reply')
    expect(await operationsOf(one)).not.toContain('payments.refund')
  })

  test('no replacement can be made: nothing is paid back in its place while there is stock', async () => {
    const one = company()
    const orders = { ...one.orders, createReplacement: down('orders', 'createReplacement') }
    const state = await resolve(one, 'TIC-1', { instead: { orders } })
    expect(state.settled).toMatchObject({ outcome: 'partly', why: expect.stringContaining('orders.replace') })
    expect(await operationsOf(one)).toEqual(['carrier.openClaim'])
  })

  test('the proof of delivery is down', async () => {
    const one = company({ shipment: delivered })
    const carrier = { ...one.carrier, proofOfDelivery: down('carrier', 'proofOfDelivery') }
    const state = await resolve(one, 'TIC-1', { instead: { carrier } })
    expect(state.settled).toMatchObject({ outcome: 'handed over', why: expect.stringContaining('proof') })
    expect(await operationsOf(one)).toEqual([])
    expect(factOf(state, 'shipments', 'ORD-2001')).toMatchObject([{ phase: 'delivered' }])
  })

  test('the payment system is down: nobody can tell whether anything is owed', async () => {
    const one = company()
    const payments = { ...one.payments, paymentOf: down('payments', 'paymentOf') }
    const state = await resolve(one, 'TIC-1', { instead: { payments } })
    expect(state.settled).toMatchObject({ outcome: 'handed over', why: expect.stringContaining('payment') })
    expect(await operationsOf(one)).toEqual([])
  })

  test('the desk takes no answer: what was done is listed', async () => {
    const one = company()
    await one.faults.set({ system: 'desk', operation: 'reply', kind: 'refusal' })
    const state = await resolve(one)
    expect(state.settled?.outcome).toBe('partly')
    expect(await operationsOf(one)).toEqual(done.slice(0, 3))
    expect([...state.effects.values()].filter(({ result }) => result === 'confirmed')).toHaveLength(3)
  })
})

/** Refuses for want of stock whatever the figures say. */
function refusing(
  one: Company,
  refuses: (request: { warehouse: string }) => boolean,
): Company['orders']['createReplacement'] {
  return async (request, key) => {
    if (!refuses(request)) return one.orders.createReplacement(request, key)
    const call = { system: 'orders', operation: 'createReplacement' }
    throw new SystemRefusal(call, 'out-of-stock', `not enough at ${request.warehouse}`, 'warehouse')
  }
}
