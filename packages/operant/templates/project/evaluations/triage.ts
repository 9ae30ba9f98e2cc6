import { evaluation } from 'operant/testing'
import { triage } from '../agent.ts'
import { deskOf, sampleTickets } from '../desk.ts'

/** How good the agent is, over many cases: `npx operant eval` runs them all in memory. */
export default evaluation({
  agents: [triage],
  // Fresh for each case.
  clients: () => ({ desk: deskOf(sampleTickets) }),
  people: [
    { name: 'olga', roles: ['operator'] },
    { name: 'lena', roles: ['operator', 'lead'] },
  ],
  thresholds: { right: 1, asked: 0.7 },
  cases: [
    {
      name: 'an invoice goes to billing',
      goal: 'assignTicket',
      input: { ticketId: 'T-1' },
      expect: { outcome: 'met', done: ['assign'], where: ({ desk }) => desk.ticket('T-1')?.team === 'billing' },
    },
    {
      name: 'what is urgent waits for the lead, who says no',
      goal: 'assignTicket',
      input: { ticketId: 'T-2' },
      people: [{ to: 'assign', approve: false, as: 'lena' }],
      expect: { outcome: 'handed over', not: ['assign'] },
    },
    {
      name: 'what is unclear is asked about',
      goal: 'assignTicket',
      input: { ticketId: 'T-3' },
      people: [{ to: 'askTeam', answer: 'sales', as: 'olga' }],
      expect: { outcome: 'met', done: ['assign'] },
    },
  ],
})
