import { delivered, parcel, scan, silent, type UnforeseenCase } from '../unforeseen-case.ts'

const sorted = scan('2026-10-12T06:00:00.000Z', 'InTransit')

/** The carrier's record contradicts itself, or says what no row knows. */
export const trackingCases: readonly UnforeseenCase[] = [
  {
    name: 'delivered, then scanned at a depot again',
    because: 'Row 7 to 9 need a delivery that stands; a parcel that moves after its delivery was not delivered.',
    world: {
      parcels: [
        {
          ...delivered('2026-10-16T14:02:00.000Z', {}),
          state: 'InTransit',
          events: [
            sorted,
            scan('2026-10-16T14:02:00.000Z', 'Delivered', 'Leeds'),
            scan('2026-10-20T05:30:00.000Z', 'InTransit', 'Wakefield hub'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, '2026-10-16T14:02:00.000Z', '2026-10-20T05:30:00.000Z'],
      options: ['ask the carrier', 'wait'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'delivered against a signature, then returned to the sender',
    because: 'Row 10 takes a wrong address for granted; here somebody at the address signed before it went back.',
    world: {
      parcels: [
        {
          ...delivered('2026-10-15T11:20:00.000Z', { signedBy: 'N. Lind' }),
          state: 'Exception',
          substate: 'returned',
          events: [
            sorted,
            scan('2026-10-15T11:20:00.000Z', 'Delivered', 'Leeds'),
            scan('2026-10-19T16:45:00.000Z', 'Exception', 'Sender', 'Returned to sender'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'N. Lind', '2026-10-15T11:20:00.000Z', '2026-10-19T16:45:00.000Z'],
      options: ['ask the warehouse', 'ask the carrier', 'replace'],
      role: 'operator',
    },
  },
  {
    name: 'delivered before the order was placed',
    because: 'The delivery cannot be that of this order: a tracking number was used twice. No row doubts a delivery.',
    world: { parcels: [delivered('2026-10-05T13:00:00.000Z', { signedBy: 'N. Lind' })] },
    handOver: {
      evidence: [parcel, '2026-10-05T13:00:00.000Z', '2026-10-07'],
      options: ['ask the carrier', 'replace', 'refund'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'delivered on a day that has not come',
    because: 'A delivery of the day after tomorrow is neither a delivery nor on its way.',
    world: { parcels: [delivered('2026-10-23T12:00:00.000Z', { signedBy: 'N. Lind' })] },
    handOver: {
      evidence: [parcel, '2026-10-23T12:00:00.000Z'],
      options: ['ask the carrier', 'wait'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'in Milan and two hours later delivered in Leeds',
    because: 'One of two scans is of another parcel; the table believes the last.',
    world: {
      parcels: [
        {
          ...delivered('2026-10-20T11:05:00.000Z', {}),
          events: [
            { ...scan('2026-10-20T09:00:00.000Z', 'InTransit', 'Milan hub'), latitude: 45.4642, longitude: 9.19 },
            scan('2026-10-20T11:05:00.000Z', 'Delivered', 'Leeds'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'Milan hub', '2026-10-20T09:00:00.000Z', '2026-10-20T11:05:00.000Z'],
      options: ['ask the carrier'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'tracking expired three days after the last scan',
    because: 'Expired is no state of any row, and the last scan is too young for row 6.',
    world: { parcels: [{ state: 'Expired', events: [sorted, scan('2026-10-16T08:00:00.000Z', 'Expired')] }] },
    handOver: {
      evidence: [parcel, 'Expired', '2026-10-16T08:00:00.000Z'],
      options: ['ask the carrier', 'wait', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'a code of the carrier that nobody knows',
    because: 'Row 6 and 10 name lost, damaged and returned; what 7731 means only the carrier can say.',
    world: {
      parcels: [
        { state: 'Exception', substate: 'code 7731', events: [sorted, scan('2026-10-20T09:10:00.000Z', 'Exception')] },
      ],
    },
    handOver: {
      evidence: [parcel, 'code 7731', '2026-10-20T09:10:00.000Z'],
      options: ['ask the carrier', 'wait'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'held by customs after the promised date',
    because: 'Not lost, not waiting for the customer in the sense of row 4, and late: no row holds.',
    world: {
      order: { crossBorder: true },
      parcels: [
        {
          state: 'Exception',
          substate: 'held by customs',
          events: [sorted, scan('2026-10-19T10:00:00.000Z', 'Exception', 'Dover customs')],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'held by customs', '2026-10-19T10:00:00.000Z'],
      options: ['ask the carrier', 'ask the customer', 'wait'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'destroyed by the carrier as dangerous goods',
    because: 'Neither lost nor damaged nor returned; the same goods sent again would be destroyed again.',
    world: {
      parcels: [
        {
          state: 'Exception',
          substate: 'disposed of: dangerous goods',
          events: [sorted, scan('2026-10-20T07:40:00.000Z', 'Exception', 'Wakefield hub')],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'disposed of: dangerous goods', 'SKU-1'],
      options: ['refund', 'ask the carrier', 'ask the warehouse'],
      never: ['wait', 'decline'],
      role: 'support-lead',
    },
  },
  {
    name: 'refused at the door, says the carrier; never offered, says the customer',
    because:
      'A refusal is not row 10 and not row 4; whether the customer withdrew or was not asked decides what is owed.',
    world: {
      parcels: [
        {
          state: 'Exception',
          substate: 'refused by recipient',
          events: [sorted, scan('2026-10-19T12:30:00.000Z', 'Exception', 'Leeds')],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'refused by recipient', '2026-10-19T12:30:00.000Z'],
      options: ['ask the customer', 'ask the carrier'],
      role: 'operator',
    },
  },
  {
    name: 'declared lost, and seen again since',
    because:
      'Row 6 says lost by the sub-state, yet the parcel was scanned after it: a replacement would be a second one.',
    world: {
      parcels: [
        {
          state: 'InTransit',
          substate: 'lost',
          events: [
            scan('2026-10-14T09:00:00.000Z', 'Exception', 'Wakefield hub', 'Declared lost'),
            scan('2026-10-20T18:15:00.000Z', 'InTransit', 'Leeds depot'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, '2026-10-14T09:00:00.000Z', '2026-10-20T18:15:00.000Z'],
      options: ['wait', 'ask the carrier', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'waiting at a pick-up point that nobody names',
    because: 'Row 4 gives the pick-up point; there is none to give.',
    world: {
      parcels: [
        {
          state: 'AvailableForPickup',
          pickupPoint: null,
          events: [sorted, scan('2026-10-19T10:00:00.000Z', 'AvailableForPickup')],
        },
      ],
    },
    handOver: {
      evidence: [parcel, '2026-10-19T10:00:00.000Z'],
      options: ['ask the carrier'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'waiting at a shop that has closed for good',
    because:
      'Row 4 would send the customer to a closed door: the carrier reports a problem after the parcel was stored.',
    world: {
      parcels: [
        {
          state: 'AvailableForPickup',
          pickupPoint: 'Corner Kiosk, 12 Leeds',
          substate: 'pick-up point closed',
          events: [
            scan('2026-10-13T10:00:00.000Z', 'AvailableForPickup'),
            scan('2026-10-19T15:30:00.000Z', 'Exception', 'Corner Kiosk', 'Shop closed permanently'),
          ],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'pick-up point closed', 'Corner Kiosk, 12 Leeds', '2026-10-19T15:30:00.000Z'],
      options: ['ask the carrier', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'not deliverable: the address is not known to the carrier',
    because: 'Row 4 offers another attempt; another attempt at an address that cannot be found fails as the first did.',
    world: {
      parcels: [
        {
          state: 'AttemptFail',
          substate: 'address unknown',
          events: [sorted, scan('2026-10-20T13:00:00.000Z', 'AttemptFail', 'Leeds')],
        },
      ],
    },
    handOver: {
      evidence: [parcel, 'address unknown', '12 Mill Lane'],
      options: ['confirm the address', 'ask the carrier'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'still pending, and yet out for delivery since last week',
    because: 'The state says that nothing was handed over, the scans that a driver has had it for a week.',
    world: {
      parcels: [
        { state: 'Pending', dock: 'on dock', events: [scan('2026-10-15T07:05:00.000Z', 'OutForDelivery', 'Leeds')] },
      ],
    },
    handOver: {
      evidence: [parcel, 'Pending', '2026-10-15T07:05:00.000Z'],
      options: ['ask the carrier', 'ask the warehouse'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'nobody scanned it for a week, and the warehouse cannot say that it left',
    because: 'Row 6 claims from the carrier what the carrier may never have had; row 5 needs an announcement only.',
    world: { parcels: [{ ...silent, dock: 'not found' }] },
    handOver: {
      evidence: [parcel, '2026-10-12T06:00:00.000Z', 'not found'],
      options: ['ask the warehouse', 'ask the carrier', 'replace'],
      never: ['decline'],
      role: 'operator',
    },
  },
]
