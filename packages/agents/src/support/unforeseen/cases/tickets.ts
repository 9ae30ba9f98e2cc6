import { line, order, parcel, silent, type UnforeseenCase } from '../unforeseen-case.ts'

/** What else was written about the same order. In each case the parcel alone would be lost by row 6. */
export const ticketCases: readonly UnforeseenCase[] = [
  {
    name: 'broken yesterday, never arrived today',
    because: 'Two tickets on one order contradict each other; the rows read one ticket at a time.',
    world: {
      parcels: [silent],
      furtherTickets: [
        {
          id: 'TIC-8',
          status: 'open',
          createdAt: '2026-10-20T08:00:00.000Z',
          body: 'The lamp of order ORD-2001 came with a broken shade. I want my money back.',
        },
      ],
    },
    handOver: {
      evidence: ['TIC-8', parcel, order],
      options: ['ask the customer', 'review for fraud'],
      never: ['replace'],
      role: 'support-lead',
    },
  },
  {
    name: 'withdrawn by a later ticket: the neighbour had it',
    because: 'By the parcel alone row 6 holds; the customer wrote an hour later that it has turned up.',
    world: {
      parcels: [silent],
      furtherTickets: [
        {
          id: 'TIC-9',
          status: 'new',
          createdAt: '2026-10-21T09:10:00.000Z',
          subject: 'Re: Where is my order?',
          body: 'Please forget my mail about order ORD-2001. My neighbour had taken it in, I have it now. Thank you!',
        },
      ],
    },
    handOver: {
      evidence: ['TIC-9', parcel],
      options: ['decline', 'answer by hand'],
      never: ['replace', 'refund'],
      role: 'operator',
    },
  },
  {
    name: 'a colleague has promised the money on this ticket already',
    because: 'Row 6 replaces while there is stock; the customer holds a promise of the house that says otherwise.',
    world: {
      parcels: [silent],
      messages: [
        {
          id: 'MSG-77',
          at: '2026-10-21T09:00:00.000Z',
          body: 'Dear Nora Lind, we are sorry. We will pay back the 40.00 GBP for the lamp within three days.',
        },
      ],
      ticket: { status: 'open' },
    },
    handOver: {
      evidence: ['MSG-77', parcel, line],
      options: ['refund'],
      never: ['decline', 'replace'],
      role: 'operator',
    },
  },
]
