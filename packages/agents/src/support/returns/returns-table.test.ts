import {
  addBatch,
  addCustomer,
  addKnownIssue,
  addKnownPhoto,
  addOrder,
  addProduct,
  addReturnRequest,
  addShipment,
  addTicket,
  type Company,
  type CompanyDatabase,
  type NewCustomer,
  type NewReturnRequest,
  type NewShipment,
  setStock,
} from '@operant/sandbox'
import { describe, expect, test } from 'vitest'
import { answersOf, benchOf, companyWith, factOf, resolve, scan, waitsFor, writesOf } from '../test-company.ts'

const request = 'RET-1'
/** The window of the article is 14 days, and so long is the withdrawal of a British consumer. */
const deliveredOn = (day: string): Partial<NewShipment> => ({
  state: 'Delivered',
  shippedOn: '2026-06-01',
  events: [scan(`${day}T14:00:00.000Z`, 'Delivered')],
  proofOfDelivery: { deliveredAt: `${day}T14:00:00.000Z` },
})

interface Wish {
  readonly delivered?: string
  readonly customer?: Partial<NewCustomer>
  readonly request?: Partial<NewReturnRequest>
  readonly price?: string
  readonly quantity?: number
  readonly category?: 'general' | 'hygiene' | 'custom' | 'perishable'
  readonly gift?: { readonly openedOn?: string }
  readonly shipment?: Partial<NewShipment>
  readonly stock?: number
  readonly further?: (database: CompanyDatabase) => void
}

const recipient = { recipientName: 'Ida Holm', recipientEmail: 'ida@example.com' }

/** Order ORD-1 of Jon Berg, one vase at 40.00, delivered ten days ago, and a request to give it back, unused. */
function companyOf(wish: Wish): Company {
  return companyWith((database) => {
    addCustomer(database, { id: 'CUS-1', name: 'Jon Berg', orders12Months: 10, ...(wish.gift ? {} : wish.customer) })
    if (wish.gift)
      addCustomer(database, {
        id: 'CUS-2',
        name: 'Ida Holm',
        email: 'ida@example.com',
        orders12Months: 4,
        ...wish.customer,
      })
    addProduct(database, { sku: 'VASE', title: 'Vase', returnWindowDays: 14, category: wish.category ?? 'general' })
    addBatch(database, { code: 'B-1', sku: 'VASE' })
    setStock(database, { warehouse: 'WH1', sku: 'VASE', batch: 'B-1', onHand: wish.stock ?? 5 })
    addOrder(database, {
      id: 'ORD-1',
      customerId: 'CUS-1',
      placedOn: '2026-05-30',
      promisedOn: '2026-06-08',
      lines: [{ sku: 'VASE', title: 'Vase', price: wish.price ?? '40.00', quantity: wish.quantity ?? 1, batch: 'B-1' }],
      ...(wish.gift ? { gift: { ...recipient, ...wish.gift } } : {}),
    })
    addShipment(database, {
      id: 'SHP-1',
      orderId: 'ORD-1',
      trackingNumber: 'NX1GB',
      ...(deliveredOn(wish.delivered ?? '2026-10-11') as Pick<NewShipment, 'state' | 'shippedOn'>),
      ...wish.shipment,
    })
    addTicket(database, {
      id: 'TIC-1',
      customerId: wish.gift ? 'CUS-2' : 'CUS-1',
      createdAt: '2026-10-21T08:00:00.000Z',
      subject: 'About the vase',
      body: 'I write about the vase of ORD-1. Please see my request.',
    })
    wish.further?.(database)
    addReturnRequest(database, {
      id: request,
      order: 'ORD-1',
      line: 'ORD-1-1',
      ticket: 'TIC-1',
      reason: 'change of mind',
      itemState: 'unused',
      reportedAt: '2026-10-21T08:00:00.000Z',
      ...(wish.gift ? { requester: 'gift_recipient' } : {}),
      ...wish.request,
    })
  })
}

async function run(wish: Wish) {
  const company = companyOf(wish)
  const state = await resolve(company)
  const writes = await writesOf(company)
  return {
    row: (factOf(state, 'returnFinding') as { row: string } | undefined)?.row,
    outcome: state.settled?.outcome,
    writes: writes.map((entry) => (entry as [string])[0]).filter((name) => name !== 'desk.addNote'),
    answer: (await answersOf(company))[0],
    waits: waitsFor(state),
    options: factOf(state, 'options'),
    company,
  }
}

const handedOver = { outcome: 'handed over', writes: [] }
const photo = (takenAt: string | null, more: { finding?: string; sha256?: string } = {}) => ({
  sha256: 'a1',
  finding: 'rim broken off',
  takenAt,
  ...more,
})
const knowPhoto = (database: CompanyDatabase) => addKnownPhoto(database, { sha256: 'a1', firstSeenOn: '2026-01-01' })
const knowIssue = (database: CompanyDatabase) =>
  addKnownIssue(database, { id: 'KI-1', sku: 'VASE', batch: 'B-1', symptom: 'cracks', openedOn: '2026-10-01' })

/** Photo in time 3, reported in time 2. */
const proven: Wish = {
  delivered: '2026-10-19',
  request: { reason: 'damaged on delivery', itemState: null, photos: [photo('2026-10-20T08:00:00.000Z')] },
}

describe('change of mind', () => {
  test('A, serial returner: a person looks', async () => {
    const exactly = await run({ customer: { returnedOrders12Months: 5, orders12Months: 10 } })
    expect(exactly.row).toBe('E')
    const above = await run({ customer: { returnedOrders12Months: 6, orders12Months: 10 } })
    expect(above).toMatchObject({ row: 'A', ...handedOver })
    expect(above.options).toContain('review for fraud')
  })

  test('B, gift: store credit to the recipient, and the buyer hears nothing of it', async () => {
    const { row, outcome, writes, answer, company } = await run({ gift: {} })
    expect({ row, outcome }).toEqual({ row: 'B', outcome: 'met' })
    expect(writes).toEqual(['returns.credit', 'returns.informBuyer', 'desk.reply'])
    expect(answer).toContain('40.00 GBP of store credit')
    const entries = await company.ledger.writes()
    const toBuyer = entries.filter(({ arguments: given }) => given['to'] === 'cus-1@example.com')
    expect(toBuyer).toHaveLength(1)
    expect(JSON.stringify(toBuyer)).not.toMatch(/40|Ida|ase/)
    expect(entries.some(({ operation }) => operation === 'refund')).toBe(false)
  })

  test.each([
    ['another name', { requesterName: 'Eva Falk' }],
    ['another address', { requesterEmail: 'eva@example.com' }],
  ])('C, the recipient has %s: a person proves the sender', async (_, asked) => {
    const { row, outcome, writes, options } = await run({ gift: {}, request: asked })
    expect({ row, outcome, writes }).toEqual({ row: 'C', ...handedOver })
    expect(options).toContain('prove the sender')
  })

  test('C, the order is of somebody else', async () => {
    const strange = await run({
      further: (database) => {
        addCustomer(database, { id: 'CUS-9', name: 'Tom Reyes' })
        database.run("UPDATE sales_order SET customer_id = 'CUS-9'")
      },
    })
    expect(strange).toMatchObject({ row: 'C', ...handedOver })
  })

  test.each(['hygiene', 'custom', 'perishable'] as const)('D, %s: declined', async (category) => {
    const { row, outcome, writes } = await run({ category })
    expect({ row, outcome, writes }).toEqual({
      row: 'D',
      outcome: 'declined',
      writes: ['returns.decline', 'desk.reply'],
    })
  })

  test('E, inside the window and unused: it may come back, the last day included', async () => {
    const { row, outcome, writes, answer } = await run({ delivered: '2026-10-07' })
    expect({ row, outcome, writes }).toEqual({ row: 'E', outcome: 'met', writes: ['returns.authorise', 'desk.reply'] })
    expect(answer).toContain('4 November 2026')
  })

  test.each(['used', 'worn', null] as const)('E2, inside the window and %s: a person decides', async (itemState) => {
    expect(await run({ request: { itemState } })).toMatchObject({ row: 'E2', ...handedOver })
  })

  test('F, a day after the window, good history: goodwill', async () => {
    const { row, outcome, writes } = await run({ delivered: '2026-10-06' })
    expect({ row, outcome, writes }).toEqual({ row: 'F', outcome: 'met', writes: ['returns.credit', 'desk.reply'] })
    expect((await run({ delivered: '2026-09-22' })).row).toBe('F')
  })

  test.each([
    ['sixteen days after the window', { delivered: '2026-09-21' }],
    ['goodwill was given before', { delivered: '2026-10-06', customer: { goodwill12Months: 1 } }],
    ['three claims of damage', { delivered: '2026-10-06', customer: { damagedClaims12Months: 3 } }],
    ['used', { delivered: '2026-10-06', request: { itemState: 'used' as const } }],
  ])('G, %s: declined kindly, with the exact day', async (_, wish) => {
    const { row, outcome, writes, answer } = await run(wish)
    expect({ row, outcome, writes }).toEqual({
      row: 'G',
      outcome: 'declined',
      writes: ['returns.decline', 'desk.reply'],
    })
    expect(answer).toMatch(wish.delivered === '2026-10-06' ? /20 October 2026/ : /5 October 2026/)
  })
})

describe('damaged on delivery', () => {
  test.each([
    ['taken before it was sent', photo('2026-05-31T08:00:00.000Z')],
    ['that shows wear', photo('2026-10-20T08:00:00.000Z', { finding: 'worn at the edges' })],
  ])('H, a picture %s: fraud review', async (_, one) => {
    const { row, outcome, writes, options } = await run({ ...proven, request: { ...proven.request, photos: [one] } })
    expect({ row, outcome, writes }).toEqual({ row: 'H', ...handedOver })
    expect(options).toContain('review for fraud')
  })

  test('H, a picture that was seen before', async () => {
    expect(await run({ ...proven, further: knowPhoto })).toMatchObject({ row: 'H', ...handedOver })
  })

  test('I, proven: the same again, whatever the window', async () => {
    const { row, outcome, writes, answer } = await run(proven)
    expect({ row, outcome, writes }).toEqual({ row: 'I', outcome: 'met', writes: ['returns.exchange', 'desk.reply'] })
    expect(answer).toMatch(/tracking number NX/)
  })

  test('I, a gift, outside the window, with photos, opened late: the same again to the recipient', async () => {
    const gift = await run({
      delivered: '2026-08-01',
      gift: { openedOn: '2026-10-18' },
      shipment: {
        events: [scan('2026-07-30T08:00:00.000Z', 'Exception')].map((one) => ({ ...one, remark: 'Parcel damaged' })),
      },
      request: { reason: 'damaged on delivery', itemState: null, photos: [photo('2026-10-18T20:00:00.000Z')] },
    })
    expect(gift).toMatchObject({ row: 'I', outcome: 'met' })
    expect(gift.writes).toEqual(['returns.exchange', 'returns.informBuyer', 'desk.reply'])
    expect(gift.answer).not.toContain('40')
  })

  test('I, sold out: paid back to the buyer, credit to the recipient of a gift', async () => {
    const buyer = await run({ ...proven, stock: 0 })
    expect(buyer.writes).toEqual(['payments.refund', 'desk.reply'])
    expect(buyer.answer).toContain('40.00 GBP')
    const gift = await run({ ...proven, gift: {}, stock: 0 })
    expect(gift.writes).toEqual(['returns.credit', 'returns.informBuyer', 'desk.reply'])
  })

  test('I, 100.00 alone and 100.01 approved', async () => {
    expect((await run({ ...proven, price: '100.00' })).outcome).toBe('met')
    const company = companyOf({ ...proven, price: '100.01' })
    const bench = await benchOf(company)
    const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
    expect(waitsFor(state)).toEqual([`approve: Send the same again for ${request} from WH1, worth 100.01 GBP`])
    await bench.decide('run', 'approved')
    expect((await bench.state('run')).settled?.outcome).toBe('met')
  })

  test('J, too little evidence: asked once, with a date', async () => {
    const { row, outcome, writes, answer } = await run({ ...proven, request: { ...proven.request, photos: [] } })
    expect({ row, outcome, writes }).toEqual({
      row: 'J',
      outcome: 'met',
      writes: ['returns.askEvidence', 'desk.reply'],
    })
    expect(answer).toContain('28 October 2026')
  })

  test('J2, asked before: a person decides', async () => {
    const asked = { ...proven.request, photos: [], status: 'awaiting evidence' as const }
    expect(await run({ ...proven, request: asked })).toMatchObject({ row: 'J2', ...handedOver })
  })

  test('a known issue of the batch counts, and many claims weigh against it', async () => {
    const asked = { ...proven.request, photos: [] }
    expect((await run({ ...proven, request: asked, further: knowIssue })).row).toBe('I')
    const customer = { damagedClaims12Months: 3 }
    expect((await run({ ...proven, request: asked, further: knowIssue, customer })).row).toBe('J')
  })
})

describe('defects', () => {
  const defect = { reason: 'defect' as const, itemState: 'used' as const }

  test('K, presumed to have been there, to the day', async () => {
    const last = await run({ delivered: '2026-04-21', shipment: { shippedOn: '2026-04-18' }, request: defect })
    expect(last).toMatchObject({ row: 'K', outcome: 'met', writes: ['returns.exchange', 'desk.reply'] })
    const after = await run({ delivered: '2026-04-20', shipment: { shippedOn: '2026-04-18' }, request: defect })
    expect(after).toMatchObject({ row: 'K2', ...handedOver })
  })

  test('K3, after the guarantee: declined', async () => {
    const late = await run({
      customer: { country: 'US' },
      delivered: '2025-10-20',
      shipment: { shippedOn: '2025-10-17' },
      request: defect,
    })
    expect(late).toMatchObject({ row: 'K3', outcome: 'declined', writes: ['returns.decline', 'desk.reply'] })
    const last = await run({
      customer: { country: 'US' },
      delivered: '2025-10-21',
      shipment: { shippedOn: '2025-10-17' },
      request: defect,
    })
    expect(last).toMatchObject({ row: 'K2', ...handedOver })
  })

  test('a business is owed no presumption', async () => {
    expect((await run({ customer: { kind: 'business' }, request: defect })).row).toBe('K2')
  })

  test('hygiene articles are no exception', async () => {
    expect((await run({ category: 'hygiene', request: defect })).row).toBe('K')
  })
})

test.each([
  ['another article than ordered', { request: { reason: 'wrong item' as const } }],
  ['more pieces than were bought', { request: { quantity: 2 } }],
])('%s: no row settles it', async (_, wish) => {
  expect(await run(wish)).toMatchObject({ row: '-', ...handedOver })
})

test('a return without a request is for a person', async () => {
  const { outcome, writes } = await run({
    request: { ticket: null },
    further: (database) =>
      database.run("UPDATE ticket SET body = 'I changed my mind about the vase of ORD-1 and would like to return it.'"),
  })
  expect({ outcome, writes }).toEqual(handedOver)
})
