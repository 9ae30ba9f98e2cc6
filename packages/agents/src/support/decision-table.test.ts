import { addRefund, addReplacement, addShipment } from '@operant/sandbox'
import { describe, expect, test } from 'vitest'
import { addLateOrder, factOf, scan } from './test-company.ts'
import { answer, claim, delivered, followUp, line, parent, replaced, run } from './test-decision-table.ts'

describe('row 1, nothing to claim: declined', () => {
  test.each(['unpaid', 'cancelled'] as const)('%s', async (status) => {
    const { row, outcome, writes } = await run({ order: { status }, shipment: null })
    expect({ row, outcome }).toEqual({ row: 1, outcome: 'declined' })
    expect(writes).toEqual([answer(status, 'solved')])
  })

  test('refunded before', async () => {
    const {
      row,
      outcome,
      writes,
      answer: said,
    } = await run({}, (database) =>
      addRefund(database, {
        id: 'REF-1',
        order: parent,
        line,
        cause: 'not received',
        amountMinor: 4000,
        at: '2026-10-19T10:00:00.000Z',
      }),
    )
    expect({ row, outcome }).toEqual({ row: 1, outcome: 'declined' })
    expect(writes).toEqual([answer('settled before', 'solved')])
    expect(said).toContain('40.00 GBP was paid back on 19 October 2026')
  })

  test('of two lines one was replaced before: only the other is', async () => {
    const lines = [
      { sku: 'SKU-1', title: 'Reading lamp', price: '40.00' },
      { sku: 'SKU-1', title: 'Reading lamp', price: '40.00' },
    ]
    const { row, outcome, writes } = await run({ order: { lines } }, (database) => {
      addLateOrder(database, 'ORD-2002', {
        order: { parentId: parent },
        shipment: { events: [scan('2026-10-20T06:00:00.000Z')] },
      })
      addReplacement(database, {
        order: 'ORD-2002',
        line,
        quantity: 1,
        warehouse: 'WH1',
        sku: 'SKU-1',
        cause: 'not received',
      })
    })
    expect({ row, outcome }).toEqual({ row: 6, outcome: 'met' })
    const [, given] = replaced(false) as [string, object]
    expect(writes).toEqual([
      ['orders.createReplacement', { ...given, line: `${parent}-2` }],
      claim,
      answer('lost', 'solved'),
    ])
  })
})

describe('row 2, split shipment', () => {
  const lines = [
    { sku: 'SKU-1', title: 'Reading lamp', price: '40.00' },
    { sku: 'SKU-1', title: 'Bulb', price: '5.00' },
  ]
  const first = { ...delivered, lines: [{ line, quantity: 1 }] }
  const second = {
    id: 'SHP-2002',
    orderId: parent,
    trackingNumber: 'NX2002GB',
    shippedOn: '2026-10-19',
    lines: [{ line: `${parent}-2`, quantity: 1 }],
  }

  test('both parcels in order: both numbers are told', async () => {
    const {
      row,
      outcome,
      writes,
      answer: said,
    } = await run({ order: { lines }, shipment: first }, (database) =>
      addShipment(database, { ...second, state: 'InTransit', events: [scan('2026-10-20T06:00:00.000Z')] }),
    )
    expect({ row, outcome }).toEqual({ row: 2, outcome: 'met' })
    expect(writes).toEqual([answer('split', 'solved')])
    expect(said).toContain('NX2001GB and NX2002GB')
  })

  test('one parcel lost: what was in it is replaced, and the other number told', async () => {
    const {
      row,
      outcome,
      writes,
      answer: said,
    } = await run({ order: { lines }, shipment: first }, (database) =>
      addShipment(database, { ...second, state: 'Exception', substate: 'lost' }),
    )
    const [, given] = replaced(false) as [string, object]
    expect({ row, outcome }).toEqual({ row: 6, outcome: 'met' })
    expect(writes).toEqual([
      ['orders.createReplacement', { ...given, line: `${parent}-2` }],
      ['carrier.openClaim', { shipment: 'SHP-2002', reason: 'not received' }],
      answer('lost', 'solved'),
    ])
    expect(said).toContain('NX2001GB')
  })

  test('a part of it was never sent: a person decides, whatever became of the rest', async () => {
    const { row, outcome, writes, state } = await run({ order: { lines }, shipment: first })
    expect({ row, outcome, writes }).toEqual({ row: 2, outcome: 'handed over', writes: [] })
    expect(JSON.stringify(factOf(state, 'finding', parent))).toContain(`${parent}-2`)
  })

  test('one parcel returned: a person decides, and may have the address confirmed', async () => {
    const { row, outcome, writes, state } = await run({ order: { lines }, shipment: first }, (database) =>
      addShipment(database, { ...second, state: 'Exception', substate: 'returned' }),
    )
    expect({ row, outcome, writes }).toEqual({ row: 2, outcome: 'handed over', writes: [] })
    expect(factOf(state, 'options')).toContain('confirm the address')
  })
})

describe('row 3, not late', () => {
  test('on its way before the promised date', async () => {
    const { row, writes } = await run({
      order: { promisedOn: '2026-10-23' },
      shipment: { events: [scan('2026-10-19T06:00:00.000Z')] },
    })
    expect(row).toBe(3)
    expect(writes).toEqual([followUp('2026-10-26', 3), answer('not late', 'pending')])
  })

  test('not shipped yet, before the promised date', async () => {
    const { row, writes } = await run({ order: { promisedOn: '2026-10-27' }, shipment: null })
    expect(row).toBe(3)
    expect(writes).toEqual([followUp('2026-10-28', 3), answer('not shipped yet', 'pending')])
  })

  test('late but moving: no row holds, a person decides', async () => {
    const { row, outcome, writes } = await run({ shipment: { events: [scan('2026-10-20T06:00:00.000Z')] } })
    expect({ row, outcome, writes }).toEqual({ row: 0, outcome: 'handed over', writes: [] })
  })
})

describe('row 4, waiting for the customer', () => {
  test('at a pick-up point', async () => {
    const pickupPoint = 'Corner Kiosk, 12 Leeds'
    const { row, writes, answer: said } = await run({ shipment: { state: 'AvailableForPickup', pickupPoint } })
    expect(row).toBe(4)
    expect(writes).toEqual([answer('waiting', 'solved')])
    expect(said).toContain(pickupPoint)
  })

  test('nobody was at home', async () => {
    const { row, answer: said } = await run({ shipment: { state: 'AttemptFail' } })
    expect(row).toBe(4)
    expect(said).toContain('NX2001GB')
  })
})

describe('row 5, never handed over', () => {
  const announced = { state: 'InfoReceived' as const, events: [scan('2026-10-08T16:00:00.000Z', 'InfoReceived')] }

  test.each(['on dock', 'not found'] as const)('%s: sent again, no claim', async (dock) => {
    const { row, outcome, writes } = await run({ shipment: { ...announced, dock } })
    expect({ row, outcome }).toEqual({ row: 5, outcome: 'met' })
    expect(writes).toEqual([replaced(false), answer('never handed over', 'solved')])
  })

  test('the warehouse says it was handed over: a person decides', async () => {
    const { row, outcome, writes } = await run({ shipment: { ...announced, dock: 'handed over' } })
    expect({ row, outcome, writes }).toEqual({ row: 5, outcome: 'handed over', writes: [] })
  })
})

describe('row 6, lost', () => {
  test('not scanned for five business days', async () => {
    const { row, writes } = await run({ shipment: { events: [scan('2026-10-14T06:00:00.000Z')] } })
    expect(row).toBe(6)
    expect(writes).toEqual([replaced(false), claim, answer('lost', 'solved')])
  })

  test('across borders only after ten', async () => {
    const order = { crossBorder: true }
    const nine = await run({ order, shipment: { events: [scan('2026-10-08T06:00:00.000Z')] } })
    expect(nine).toMatchObject({ row: 0, outcome: 'handed over' })
    expect((await run({ order, shipment: { events: [scan('2026-10-07T06:00:00.000Z')] } })).row).toBe(6)
  })

  test.each(['lost', 'damaged'])('the carrier says %s', async (substate) => {
    const events = [scan('2026-10-20T06:00:00.000Z', 'Exception')]
    const { row, writes } = await run({ shipment: { state: 'Exception', substate, events } })
    expect(row).toBe(6)
    expect(writes).toEqual([replaced(false), claim, answer('lost', 'solved')])
  })

  test('the second incident in 90 days: a support lead approves', async () => {
    const { waits, writes } = await run({ customer: { otherIncidents90Days: 1 } })
    expect(waits).toEqual([`approve: Replace line ${line} from WH1, worth 40.00 GBP`])
    expect(writes).toEqual([claim])
  })
})
