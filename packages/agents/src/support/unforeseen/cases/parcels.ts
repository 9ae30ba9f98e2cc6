import { delivered, line, order, parcel, scan, silent, type UnforeseenCase } from '../unforeseen-case.ts'

const lamp = { sku: 'SKU-1', title: 'Reading lamp', price: '40.00' }
const bulb = { sku: 'SKU-2', title: 'Bulb', price: '5.00' }
const shade = { sku: 'SKU-3', title: 'Shade', price: '12.00' }
const only = (...positions: number[]) => positions.map((position) => ({ line: `${order}-${position}`, quantity: 1 }))
const atHome = delivered('2026-10-19T13:00:00.000Z', { signedBy: 'N. Lind' })

/** The parcels do not add up to the order. */
export const parcelCases: readonly UnforeseenCase[] = [
  {
    name: 'one piece ordered, sent twice: one parcel received, one lost',
    because: 'Row 2 is for lines in different parcels; here both parcels carry the same single piece.',
    world: {
      parcels: [
        { ...atHome, lines: only(1) },
        { ...silent, lines: only(1) },
      ],
    },
    handOver: {
      evidence: [parcel, 'SHP-2002', line, 'N. Lind'],
      options: ['ask the customer', 'ask the warehouse'],
      never: ['refund', 'replace'],
      role: 'operator',
    },
  },
  {
    name: 'three pieces ordered, a parcel with two received, no other parcel',
    because:
      'Not split by row 2, as nothing else was sent, and row 8 would have the customer search for what never left.',
    world: {
      order: { lines: [{ ...lamp, quantity: 3 }] },
      parcels: [{ ...atHome, lines: [{ line, quantity: 2 }] }],
    },
    handOver: {
      evidence: [parcel, line, 'N. Lind'],
      options: ['ask the warehouse', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'a parcel of which nobody recorded what was in it',
    because: 'Every row speaks of lines in parcels; this parcel has none, and the order has no other.',
    world: { parcels: [{ ...atHome, lines: [] }] },
    handOver: {
      evidence: [parcel, line],
      options: ['ask the warehouse', 'ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'three parcels with three fates: received, returned, late on its way',
    because: 'Row 2 gives the tracking numbers; of these one needs an address, one patience, and one nothing at all.',
    world: {
      order: { lines: [lamp, bulb, shade] },
      parcels: [
        { ...atHome, lines: only(1) },
        {
          state: 'Exception',
          substate: 'returned',
          events: [scan('2026-10-19T09:00:00.000Z', 'Exception')],
          lines: only(2),
        },
        { state: 'InTransit', events: [scan('2026-10-20T06:00:00.000Z', 'InTransit')], lines: only(3) },
      ],
    },
    handOver: {
      evidence: [parcel, 'SHP-2002', 'SHP-2003', 'returned'],
      options: ['confirm the address', 'wait', 'ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'both parcels of a split order lost, and one of them claimed already',
    because: 'Row 2 comes before row 6 and only tells numbers; a claim for one of two losses is open.',
    world: {
      order: { lines: [lamp, bulb] },
      parcels: [
        { ...silent, lines: only(1) },
        { ...silent, lines: only(2) },
      ],
      carrierCases: [{ id: 'CAR-31', kind: 'claim', shipment: 'SHP-2002', at: '2026-10-20T10:00:00.000Z' }],
    },
    handOver: {
      evidence: [parcel, 'SHP-2002', 'CAR-31', '2026-10-12T06:00:00.000Z'],
      options: ['replace', 'refund', 'ask the carrier'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'the parcel of this order holds the goods of another',
    because: 'Packed wrongly: it was received, but what was in it is a line of another order of the same customer.',
    world: {
      furtherOrders: [{ order: { id: 'ORD-2050', lines: [bulb], placedOn: '2026-10-06' } }],
      parcels: [{ ...atHome, lines: [{ line: 'ORD-2050-1', quantity: 1 }] }],
    },
    handOver: {
      evidence: [parcel, line, 'ORD-2050-1', 'N. Lind'],
      options: ['ask the warehouse', 'replace', 'ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
]
