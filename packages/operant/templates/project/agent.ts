import { action, condition, decision, defineAgent, fact, goal, query, question } from 'operant'
import { z } from 'zod'
import { desk } from './desk.ts'

// What it may know.
const ticketId = fact('ticketId', z.string().regex(/^T-\d+$/, 'expected a ticket such as T-1'))
const ticket = fact(
  'ticket',
  z.object({
    id: z.string(),
    subject: z.string(),
    topic: z.enum(['invoice', 'parcel', 'other']),
    urgent: z.boolean(),
    team: z.string().nullable(),
  }),
  { freshFor: '1m' },
)
const advised = fact('advised', z.enum(['billing', 'shipping', 'sales']))
const team = fact('team', z.enum(['billing', 'shipping', 'sales']))

// What it can find out.
const readTicket = query({
  name: 'readTicket',
  needs: { id: ticketId },
  gives: ticket,
  uses: { desk },
  read: (i, u, say) => u.desk.ticket(i.id) ?? say.refused(`there is no ticket ${i.id}`, 'id'),
})

const askTeam = question({
  name: 'askTeam',
  needs: { id: ticketId, subject: ticket.$.subject },
  gives: advised,
  ask: (i) => ({ to: 'operator', text: `Which team takes ticket ${i.id}: "${i.subject}"?` }),
})

// What it can conclude.
const chooseTeam = decision({
  name: 'chooseTeam',
  needs: { topic: ticket.$.topic, advised },
  gives: team,
  rows: [
    { rule: 'invoices', when: { topic: 'invoice' }, then: 'billing' },
    { rule: 'parcels', when: { topic: 'parcel' }, then: 'shipping' },
    { rule: 'as somebody says', when: {}, then: (i) => i.advised },
  ],
})

// What closes the goal: looked up in the system itself.
const assigned = condition({
  name: 'assigned',
  title: 'the ticket is with the right team',
  needs: { id: ticketId, team },
  uses: { desk },
  holds: (i, u) => u.desk.ticket(i.id)?.team === i.team,
})

// What it can do, and how that is proven. Whether it may is for policy.yaml to say.
const assign = action({
  name: 'assign',
  title: (i) => `Give ticket ${i.id} to ${i.team}`,
  needs: { id: ticketId, team, urgent: ticket.$.urgent },
  uses: { desk },
  makes: assigned,
  identity: (i) => ['assign', i.id, i.team],
  perform: (i, u) => u.desk.assign(i.id, i.team),
  confirm: (i, u) => (u.desk.ticket(i.id)?.team === i.team ? { team: i.team } : null),
  expect: (i) => ({ team: i.team }),
  undo: 'none',
  risk: 'reversible',
})

export const triage = defineAgent({
  name: 'triage',
  title: 'Gives tickets to the team that can answer them',
  goals: [goal({ name: 'assignTicket', ask: 'Assign ticket {ticketId}', input: { ticketId }, doneWhen: [assigned] })],
  can: [readTicket, askTeam, chooseTeam, assign],
  policies: [new URL('policy.yaml', import.meta.url)],
})
