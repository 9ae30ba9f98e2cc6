import { delivered, order, parcel, silent, type UnforeseenCase } from '../unforeseen-case.ts'

/** The mail says more, or less, than the rows ask. In most the parcel alone would be lost by row 6, and be replaced. */
export const mailCases: readonly UnforeseenCase[] = [
  {
    name: 'never arrived, and arrived broken, in one mail',
    because: 'Row 6 and a complaint about damage exclude each other for one piece.',
    mayAsk: true,
    world: {
      parcels: [silent],
      ticket: {
        body: 'Order ORD-2001 never arrived. And the lamp in it is broken, the glass has a crack. I want this settled.',
      },
    },
    handOver: {
      evidence: ['TIC-1', order, parcel],
      options: ['ask the customer'],
      never: ['decline'],
      role: 'operator',
    },
  },
  {
    name: 'a lawyer sets a deadline',
    because: 'The remedy of row 6 may be right, but an answer to a threatened action is not for a template.',
    world: {
      parcels: [silent],
      ticket: {
        subject: 'Final demand before action',
        body: 'I act for Ms Nora Lind. Her order ORD-2001 has not arrived. Unless damages of 900.00 are paid within seven days we shall issue proceedings in the county court.',
      },
    },
    handOver: {
      evidence: ['TIC-1', order, parcel],
      options: ['answer by hand', 'prove the sender'],
      never: ['decline'],
      role: 'support-lead',
    },
  },
  {
    name: 'the child’s medicine needs what is in the parcel',
    because: 'A loss by row 6, but days count: a replacement by the ordinary way and a template are no answer.',
    world: {
      parcels: [silent],
      ticket: {
        body: 'My order ORD-2001 has not arrived. It is the cooler for my son’s insulin, the old one has failed and he needs it tonight, please call me on 0113 496 0000. Where is the parcel?',
      },
    },
    handOver: {
      evidence: ['TIC-1', order, parcel, '2026-10-12T06:00:00.000Z'],
      options: ['answer by hand', 'replace'],
      never: ['decline', 'wait'],
      role: 'support-lead',
    },
  },
  {
    name: 'the police have the driver on film',
    because: 'Delivered without evidence is row 9; a crime that was reported, with a number, is in no row.',
    world: {
      parcels: [delivered('2026-10-20T14:00:00.000Z')],
      ticket: {
        body: 'My order ORD-2001 has not arrived. My door camera shows how your driver puts the parcel down, takes a picture and carries it away again. I have reported the theft to the police, crime number 13/88214/26.',
      },
    },
    handOver: {
      evidence: ['TIC-1', order, parcel, '2026-10-20T14:00:00.000Z'],
      options: ['ask the carrier', 'replace', 'answer by hand'],
      never: ['decline'],
      role: 'support-lead',
    },
  },
  {
    name: 'the customer has died, and her daughter writes from her mailbox',
    because:
      'The mailbox proves the customer, who cannot have written; a replacement would be sent to a house that is empty.',
    world: {
      parcels: [silent],
      ticket: {
        body: 'I am writing from the account of my mother, Nora Lind, who died on 9 October. Her order ORD-2001 has not arrived. I settle her estate. Please tell me what can be done.',
      },
    },
    handOver: {
      evidence: ['TIC-1', order, parcel],
      options: ['refund', 'prove the sender', 'answer by hand'],
      never: ['decline'],
      role: 'support-lead',
    },
  },
  {
    name: 'the order of another customer of the same name, and a parcel of her own at home',
    because: 'The number is that of a relative’s order; the one recent order of the sender is not what she asks about.',
    mayAsk: true,
    world: {
      furtherOrders: [
        {
          customer: { id: 'CUS-9', name: 'Eva Lind' },
          order: { id: 'ORD-7001', customerId: 'CUS-9' },
          parcels: [{ id: 'SHP-7001', ...silent }],
        },
      ],
      parcels: [delivered('2026-10-19T13:00:00.000Z', { signedBy: 'N. Lind' })],
      ticket: {
        body: 'My sister Eva’s order ORD-7001 has not arrived, she asked me to write to you. Where is her parcel?',
      },
    },
    handOver: {
      evidence: ['TIC-1', 'ORD-7001'],
      options: ['prove the sender'],
      never: ['replace', 'refund'],
      role: 'operator',
    },
  },
  {
    name: 'nothing but an attachment',
    because: 'There is no text to read; the one recent order would be taken for the matter, and replaced.',
    mayAsk: true,
    world: { parcels: [silent], ticket: { subject: '', body: '[attachment: IMG_2231.jpg]' } },
    handOver: { evidence: ['TIC-1'], options: ['ask the customer'], never: ['decline'], role: 'operator' },
  },
]
