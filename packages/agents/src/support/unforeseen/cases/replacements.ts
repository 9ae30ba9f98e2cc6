import { delivered, line, order, parcel, scan, silent, type UnforeseenCase } from '../unforeseen-case.ts'

const free = { parentId: order, placedOn: '2026-10-12', lines: [{ sku: 'SKU-1', title: 'Reading lamp', price: '0' }] }
const atHome = delivered('2026-10-19T13:00:00.000Z', { signedBy: 'N. Lind' })
const moving = { state: 'InTransit' as const, events: [scan('2026-10-20T06:00:00.000Z', 'InTransit')] }

/** A replacement was sent before, and something is wrong with it. */
export const replacementCases: readonly UnforeseenCase[] = [
  {
    name: 'the replacement is lost, and the original was delivered after all',
    because: 'Row 1 says replaced before and closes; the customer says that neither came, the records that one did.',
    world: {
      parcels: [atHome],
      furtherOrders: [{ order: { ...free, id: 'ORD-2011' }, parcels: [{ id: 'SHP-2011', ...silent }] }],
      replacement: { order: 'ORD-2011', quantity: 1 },
    },
    handOver: {
      evidence: [parcel, 'ORD-2011', 'SHP-2011', 'N. Lind'],
      options: ['ask the customer', 'ask the carrier'],
      role: 'operator',
    },
  },
  {
    name: 'original and replacement both lost, and the customer writes about the replacement',
    because: 'One replacement per line, says the rule; by the law the customer still has nothing for the money.',
    world: {
      parcels: [silent],
      furtherOrders: [{ order: { ...free, id: 'ORD-2011' }, parcels: [{ id: 'SHP-2011', ...silent }] }],
      replacement: { order: 'ORD-2011', quantity: 1 },
      ticket: { body: 'The replacement, order ORD-2011, has not arrived either. Where is my parcel?' },
    },
    handOver: {
      evidence: [order, 'ORD-2011', 'SHP-2011', '2026-10-12T06:00:00.000Z'],
      options: ['replace', 'refund', 'ask the carrier'],
      never: ['decline'],
      role: 'support-lead',
    },
  },
  {
    name: 'the replacement was cancelled, and is on its way nevertheless',
    because: 'No replacement stands, so row 6 sends another; the cancelled one left and moves.',
    world: {
      parcels: [silent],
      furtherOrders: [
        { order: { ...free, id: 'ORD-2011', status: 'cancelled' }, parcels: [{ id: 'SHP-2011', ...moving }] },
      ],
      replacement: { order: 'ORD-2011', quantity: 1, cancelled: true },
    },
    handOver: {
      evidence: [parcel, 'ORD-2011', 'SHP-2011', '2026-10-20T06:00:00.000Z'],
      options: ['wait', 'ask the warehouse', 'call the parcel back'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'two pieces lost, one of them replaced',
    because: 'Row 1 asks whether the line was replaced; half of it was, and nobody knows why only half.',
    world: {
      order: { lines: [{ sku: 'SKU-1', title: 'Reading lamp', quantity: 2, price: '40.00' }] },
      parcels: [silent],
      furtherOrders: [{ order: { ...free, id: 'ORD-2011' }, parcels: [{ id: 'SHP-2011', ...atHome }] }],
      replacement: { order: 'ORD-2011', quantity: 1 },
    },
    handOver: {
      evidence: [line, parcel, 'ORD-2011'],
      options: ['replace', 'refund', 'ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'the replacement went to another address than the order',
    because: 'Row 1 closes; the replacement was delivered in a town where the customer of the order does not live.',
    world: {
      parcels: [silent],
      furtherOrders: [
        {
          order: {
            ...free,
            id: 'ORD-2011',
            address: {
              street: '80 Harbour Road',
              city: 'Hull',
              postcode: 'HU1 1AA',
              latitude: 53.74,
              longitude: -0.33,
            },
          },
          parcels: [{ id: 'SHP-2011', ...atHome }],
        },
      ],
      replacement: { order: 'ORD-2011', quantity: 1 },
    },
    handOver: {
      evidence: [parcel, 'ORD-2011', 'SHP-2011', '80 Harbour Road'],
      options: ['confirm the address', 'review for fraud', 'ask the customer'],
      role: 'support-lead',
    },
  },
]
