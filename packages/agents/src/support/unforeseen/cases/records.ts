import { delivered, order, parcel, scan, silent, type UnforeseenCase } from '../unforeseen-case.ts'

/** Dates, kinship and quality marks that no row reads. */
export const recordCases: readonly UnforeseenCase[] = [
  {
    name: 'an order of the coming month whose parcel left a fortnight ago',
    because: 'Row 3 sees a promise that is not due; an order cannot be sent before it is placed.',
    world: {
      order: { placedOn: '2026-11-05', promisedOn: '2026-11-12' },
      parcels: [{ state: 'InTransit', events: [scan('2026-10-20T06:00:00.000Z', 'InTransit')] }],
    },
    handOver: {
      evidence: [order, parcel, '2026-11-05', '2026-10-08'],
      options: ['ask the warehouse', 'ask the carrier'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'sent as the replacement of an order of somebody else',
    because: 'A free order of this customer hangs on the paid order of another; whose claim it settles is in no row.',
    world: {
      furtherOrders: [{ customer: { id: 'CUS-9', name: 'Tom Reyes' }, order: { id: 'ORD-7400', customerId: 'CUS-9' } }],
      order: { parentId: 'ORD-7400', lines: [{ sku: 'SKU-1', title: 'Reading lamp', price: '0' }] },
      parcels: [silent],
    },
    handOver: {
      evidence: [order, parcel, 'ORD-7400'],
      options: ['prove the sender', 'ask the warehouse', 'review for fraud'],
      never: ['refund'],
      role: 'support-lead',
    },
  },
  {
    name: 'goods of a batch on hold, delivered, and the customer does not have them',
    because: 'Row 8 asks to look around; goods that are on hold must be found or called back, wherever they are.',
    world: {
      order: { lines: [{ sku: 'SKU-1', title: 'Reading lamp', price: '40.00', batch: 'LOT-77' }] },
      parcels: [delivered('2026-10-20T14:00:00.000Z', { signedBy: 'N. Lind' })],
      batchOnHold: 'LOT-77',
      stock: { onHand: 5, hold: 5 },
    },
    handOver: {
      evidence: [parcel, 'SKU-1', 'LOT-77', 'N. Lind'],
      options: ['call the parcel back', 'answer by hand', 'refund'],
      never: ['decline'],
      role: 'support-lead',
    },
  },
]
