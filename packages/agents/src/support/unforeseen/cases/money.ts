import { delivered, line, order, parcel, scan, silent, type UnforeseenCase } from '../unforeseen-case.ts'

const moving = { state: 'InTransit' as const, events: [scan('2026-10-20T06:00:00.000Z', 'InTransit')] }

/** What was paid, and paid back, does not go with the order or the parcel. */
export const moneyCases: readonly UnforeseenCase[] = [
  {
    name: 'part of the price was paid back, and now the parcel is lost',
    because: 'Row 1 knows refunded or not; 15.00 of 40.00 are neither, and a full remedy would pay twice.',
    world: { parcels: [silent], refunds: [{ id: 'REF-41', amountMinor: 1500, at: '2026-10-13T10:00:00.000Z' }] },
    handOver: {
      evidence: [parcel, 'REF-41', '15.00'],
      options: ['refund', 'replace'],
      never: ['decline', 'wait'],
      role: 'finance',
    },
  },
  {
    name: 'the payment was called back, and the parcel is lost',
    because: 'The order says paid, the payment system void: a remedy of row 6 would give what the bank has given back.',
    world: { parcels: [silent], payment: { status: 'void', capturedMinor: 0 } },
    handOver: {
      evidence: [order, parcel, 'void'],
      options: ['check the payment'],
      never: ['refund', 'replace'],
      role: 'finance',
    },
  },
  {
    name: 'sent and lost before the payment was captured',
    because: 'Paid says the order, open says the payment system; row 1 and row 6 both hold, each by one of them.',
    world: { parcels: [silent], payment: { status: 'open', capturedMinor: 0 } },
    handOver: { evidence: [order, parcel, 'open'], options: ['check the payment'], never: ['refund'], role: 'finance' },
  },
  {
    name: 'not paid, says the order; captured, says the payment',
    because: 'Row 1 would tell somebody whose money we have that nothing is owed.',
    world: { order: { status: 'unpaid' }, parcels: [silent], payment: { status: 'captured', capturedMinor: 4000 } },
    handOver: {
      evidence: [order, parcel, 'captured', '40.00'],
      options: ['check the payment', 'replace', 'refund'],
      never: ['decline'],
      role: 'finance',
    },
  },
  {
    name: 'cancelled, and the money was kept',
    because: 'Row 1 explains that the order was cancelled; the money of a cancelled order is owed.',
    world: { order: { status: 'cancelled' }, parcels: [], payment: { status: 'captured', capturedMinor: 4000 } },
    handOver: {
      evidence: [order, 'captured', '40.00'],
      options: ['refund', 'check the payment'],
      never: ['decline', 'replace'],
      role: 'finance',
    },
  },
  {
    name: 'cancelled, and yet on its way',
    because: 'Row 1 says that nothing comes; the carrier scanned the parcel yesterday.',
    world: { order: { status: 'cancelled' }, parcels: [moving] },
    handOver: {
      evidence: [order, parcel, '2026-10-20T06:00:00.000Z'],
      options: ['call the parcel back', 'ask the customer'],
      never: ['refund', 'replace'],
      role: 'operator',
    },
  },
  {
    name: 'paid back twice for one line',
    because: 'Row 1 declines and closes; more was paid back than was ever paid, which somebody has to look at.',
    world: {
      parcels: [silent],
      refunds: [
        { id: 'REF-51', amountMinor: 4000, at: '2026-10-15T10:00:00.000Z' },
        { id: 'REF-52', amountMinor: 4000, at: '2026-10-16T10:00:00.000Z' },
      ],
    },
    handOver: {
      evidence: [order, 'REF-51', 'REF-52'],
      options: ['check the payment'],
      never: ['refund', 'replace'],
      role: 'finance',
    },
  },
  {
    name: 'less was captured than the order is worth',
    because: 'Row 6 replaces what is worth 40.00; 25.00 were paid, and nothing says what became of the rest.',
    world: { parcels: [silent], payment: { status: 'captured', capturedMinor: 2500 } },
    handOver: {
      evidence: [order, parcel, '25.00', '40.00'],
      options: ['check the payment', 'replace'],
      never: ['decline'],
      role: 'finance',
    },
  },
  {
    name: 'paid back as lost, and delivered after that',
    because:
      'Row 1 says refunded before; the customer, who denies both, has by the records both the goods and the money.',
    world: {
      parcels: [delivered('2026-10-19T13:00:00.000Z', { signedBy: 'N. Lind' })],
      refunds: [{ id: 'REF-61', amountMinor: 4000, at: '2026-10-14T10:00:00.000Z' }],
      ticket: { body: 'My order ORD-2001 has not arrived, and I have not seen any money either. Where is my parcel?' },
    },
    handOver: {
      evidence: [parcel, 'REF-61', 'N. Lind', '2026-10-19T13:00:00.000Z'],
      options: ['check the payment', 'ask the customer'],
      never: ['replace'],
      role: 'finance',
    },
  },
  {
    name: 'claimed from the carrier already, and the parcel moves again',
    because: 'Late and moving is in no row; a claim for the loss is open, so the carrier may pay for what it delivers.',
    world: {
      parcels: [moving],
      carrierCases: [{ id: 'CAR-81', kind: 'claim', shipment: parcel, at: '2026-10-16T10:00:00.000Z' }],
    },
    handOver: {
      evidence: [parcel, 'CAR-81', '2026-10-20T06:00:00.000Z'],
      options: ['wait', 'ask the carrier', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'paid back and replaced, both for one line',
    because: 'Row 1 is meant for one remedy; two were given, and one of them can still be stopped.',
    world: {
      parcels: [silent],
      refunds: [{ id: 'REF-91', amountMinor: 4000, at: '2026-10-19T10:00:00.000Z' }],
      furtherOrders: [
        {
          order: { id: 'ORD-2091', parentId: order, placedOn: '2026-10-19', lines: [{ sku: 'SKU-1', price: '0' }] },
          parcels: [{ id: 'SHP-2091', ...moving }],
        },
      ],
      replacement: { order: 'ORD-2091', quantity: 1 },
    },
    handOver: {
      evidence: [line, 'REF-91', 'ORD-2091', 'SHP-2091'],
      options: ['call the parcel back', 'check the payment'],
      never: ['refund', 'replace'],
      role: 'finance',
    },
  },
]
