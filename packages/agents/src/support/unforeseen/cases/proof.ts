import { delivered, parcel, scan, type UnforeseenCase } from '../unforeseen-case.ts'

const at = '2026-10-20T14:00:00.000Z'

/** The proof of delivery contradicts the tracking, the address or the customer. */
export const proofCases: readonly UnforeseenCase[] = [
  {
    name: 'signed in the name of the customer, in another city',
    because: 'Row 8 needs the right place, row 7 a stranger: a known name at a wrong place is in neither.',
    world: { parcels: [delivered(at, { latitude: 53.4808, longitude: -2.2426, signedBy: 'N. Lind' })] },
    handOver: {
      evidence: [parcel, 'N. Lind', at],
      options: ['ask the carrier', 'ask the customer', 'review for fraud'],
      role: 'support-lead',
    },
  },
  {
    name: 'delivered twice, in two towns',
    because: 'Rows 7 to 9 know one delivery; of two, the signature at home belongs to the one that was not the last.',
    world: {
      parcels: [
        {
          ...delivered('2026-10-16T10:10:00.000Z', { signedBy: 'N. Lind' }),
          events: [
            scan('2026-10-16T10:10:00.000Z', 'Delivered', 'Leeds', 'Delivered'),
            scan(at, 'Delivered', 'York', 'Delivered'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, '2026-10-16T10:10:00.000Z', at, 'N. Lind'],
      options: ['ask the carrier', 'ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'a very important customer whose parcel went next door, and who claims often',
    because: 'Proof of misdelivery and of a habit cancel out in the score, for a customer whom nobody wants to accuse.',
    world: {
      customer: { segment: 'vip', notReceivedClaims12Months: 4, orders12Months: 10 },
      order: { address: { unit: '4B', multiUnit: true } },
      parcels: [delivered(at, { unit: '4D' })],
    },
    handOver: {
      evidence: [parcel, '4D', '4B', 'vip'],
      options: ['review for fraud', 'replace', 'ask the carrier'],
      role: 'support-lead',
    },
  },
  {
    name: 'a proof of delivery for a parcel that is still out',
    because: 'Late and moving is in no row, and a signature is there already.',
    world: {
      parcels: [
        {
          state: 'OutForDelivery',
          events: [
            { at: '2026-10-21T06:30:00.000Z', state: 'OutForDelivery', place: 'Leeds', remark: 'With the driver' },
          ],
          proofOfDelivery: { deliveredAt: '2026-10-19T15:12:00.000Z', signedBy: 'N. Lind' },
        },
      ],
    },
    handOver: {
      evidence: [parcel, '2026-10-21T06:30:00.000Z', '2026-10-19T15:12:00.000Z'],
      options: ['ask the carrier', 'wait'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'the proof is five days older than the delivery it proves',
    because: 'Row 8 rests on the proof; a proof from before the parcel reached the town is that of another parcel.',
    world: {
      parcels: [
        {
          ...delivered(at),
          proofOfDelivery: {
            deliveredAt: '2026-10-15T09:00:00.000Z',
            signedBy: 'N. Lind',
            latitude: 53.7965,
            longitude: -1.5478,
          },
        },
      ],
    },
    handOver: {
      evidence: [parcel, at, '2026-10-15T09:00:00.000Z', 'N. Lind'],
      options: ['ask the carrier', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'left with a neighbour at the equator',
    because:
      'Coordinates of zero are a device without a fix, not a place; counted as far they make the score of row 7.',
    world: { parcels: [delivered(at, { latitude: 0, longitude: 0, driverNote: 'Left with neighbour' })] },
    handOver: {
      evidence: [parcel, at],
      options: ['ask the carrier', 'ask the customer', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'a present from a company, signed for by the one it was meant for',
    because:
      'The signer is a stranger to the table, but is the recipient whom the buyer names; and the buyer is no consumer.',
    world: {
      customer: { kind: 'business', name: 'Lind & Partners' },
      order: { address: { street: '3 Canal Street', city: 'York', postcode: 'YO1 7HH' } },
      parcels: [delivered(at, { signedBy: 'Aino Berg' })],
      ticket: {
        body: 'Our present for our client Aino Berg, order ORD-2001, has not arrived, she tells us. Where is the parcel?',
      },
    },
    handOver: {
      evidence: [parcel, 'Aino Berg', 'business'],
      options: ['ask the customer', 'ask the carrier'],
      never: ['refund'],
      role: 'operator',
    },
  },
  {
    name: 'on our dock, and signed for at home',
    because: 'One parcel in two places: row 8 asks the customer to search for what the warehouse says it still has.',
    world: { parcels: [{ ...delivered(at, { signedBy: 'N. Lind' }), dock: 'on dock' }] },
    handOver: {
      evidence: [parcel, 'on dock', 'N. Lind'],
      options: ['ask the warehouse', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'signed for at home, and being fetched back already',
    because:
      'Somebody has asked the carrier to fetch this parcel from where it was left; row 8 asks the customer to find it.',
    world: {
      parcels: [delivered(at, { signedBy: 'N. Lind' })],
      carrierCases: [{ id: 'CAR-71', kind: 'retrieval', shipment: parcel, at: '2026-10-20T17:00:00.000Z' }],
    },
    handOver: {
      evidence: [parcel, 'CAR-71', 'N. Lind'],
      options: ['ask the carrier', 'wait', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
]
