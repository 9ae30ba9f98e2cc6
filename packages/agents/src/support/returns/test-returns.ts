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
import { answersOf, companyWith, factOf, resolve, scan, waitsFor, writesOf } from '../test-company.ts'

export const request = 'RET-1'
/** The window of the article is 14 days, and so long is the withdrawal of a British consumer. */
export const deliveredOn = (day: string): Partial<NewShipment> => ({
  state: 'Delivered',
  shippedOn: '2026-06-01',
  events: [scan(`${day}T14:00:00.000Z`, 'Delivered')],
  proofOfDelivery: { deliveredAt: `${day}T14:00:00.000Z` },
})

export interface Wish {
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

export const recipient = { recipientName: 'Ida Holm', recipientEmail: 'ida@example.com' }

/** Order ORD-1 of Jon Berg, one vase at 40.00, delivered ten days ago, and a request to give it back, unused. */
export function companyOf(wish: Wish): Company {
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
    wish.further?.(database)
  })
}

/** Works on the ticket of one return and tells what came of it. */
export async function run(wish: Wish) {
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

export const handedOver = { outcome: 'handed over', writes: [] }
export const photo = (takenAt: string | null, more: { finding?: string; sha256?: string } = {}) => ({
  sha256: 'a1',
  finding: 'rim broken off',
  takenAt,
  ...more,
})
export const knowPhoto = (database: CompanyDatabase) =>
  addKnownPhoto(database, { sha256: 'a1', firstSeenOn: '2026-01-01' })
/** Evidence was asked for before, and something came: the request is open again. */
export const askedFor = (database: CompanyDatabase) =>
  database.insert('return_step', {
    id: 'RST-1',
    request_id: request,
    kind: 'evidence request',
    detail: JSON.stringify({ wanted: 'photos', until: '2026-10-28' }),
    at: '2026-10-20T08:00:00.000Z',
  })
export const knowIssue = (database: CompanyDatabase) =>
  addKnownIssue(database, { id: 'KI-1', sku: 'VASE', batch: 'B-1', symptom: 'cracks', openedOn: '2026-10-01' })

/** Photo in time 3, reported in time 2. */
export const proven: Wish = {
  delivered: '2026-10-19',
  request: { reason: 'damaged on delivery', itemState: null, photos: [photo('2026-10-20T08:00:00.000Z')] },
}
