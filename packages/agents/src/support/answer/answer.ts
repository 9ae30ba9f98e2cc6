import { action, all, calculation, condition, fact, wording } from 'operant'
import { z } from 'zod'
import { attached } from '../returns/attached.ts'
import { desk } from '../systems.ts'
import { customer, ticket, ticketId } from '../ticket/ticket.ts'
import { account } from './account.ts'

/** The one answer to the customer, about all orders of the ticket. Made of templates and facts, never of outside text. */
export const answer = fact(
  'answer',
  z.object({ template: wording(), status: z.enum(['pending', 'solved']), body: wording() }),
)

export const writeAnswer = calculation({
  name: 'writeAnswer',
  needs: { name: customer.$.name, accounts: all(account), request: attached.is({ kind: 'none' }).$.kind },
  gives: answer,
  compute: (i) => ({
    template: ['missing order', ...new Set(i.accounts.map(({ topic }) => topic))].join(': '),
    status: i.accounts.some(({ status }) => status === 'pending') ? 'pending' : 'solved',
    body: [`Dear ${i.name},`, ...i.accounts.map(({ text }) => text), 'Kind regards,\nCustomer service'].join('\n\n'),
  }),
})

export const answered = condition({
  name: 'answered',
  title: 'the customer has the answer, and the ticket is in the state that goes with it',
  needs: { id: ticketId, answer },
  uses: { desk },
  holds: async (i, u) => {
    const [sent, found] = await Promise.all([
      u.desk.findReply({ ticket: i.id, template: i.answer.template }),
      u.desk.ticket(i.id),
    ])
    return sent?.body === i.answer.body && sent.mail !== null && found?.status === i.answer.status
  },
})

/** Must never be: a ticket that is closed although the customer heard nothing. */
export const closedWithoutAnswer = condition({
  name: 'closedWithoutAnswer',
  title: 'the ticket is closed without an answer',
  needs: { id: ticketId },
  uses: { desk },
  holds: async (i, u) => {
    const [found, messages] = await Promise.all([u.desk.ticket(i.id), u.desk.messagesOf(i.id)])
    return (
      found?.status === 'solved' && messages.every(({ visibility, mail }) => visibility !== 'public' || mail === null)
    )
  },
})

export const reply = action({
  name: 'desk.reply',
  title: (i) => `Answer ticket ${i.id} (${i.template}, then ${i.status})`,
  // Words are made of templates and facts; whom they go to is what must be borne.
  privileged: ['id', 'customer'],
  needs: {
    // The desk's own record: whoever started the run may be outside.
    id: ticket.$.id,
    customer: customer.$.id,
    template: answer.$.template,
    status: answer.$.status,
    body: answer.$.body,
  },
  sends: { to: 'customer', carries: ['body'] },
  uses: { desk },
  makes: answered,
  identity: (i) => ['answer', i.id, i.template],
  perform: (i, u, key) => u.desk.reply({ ticket: i.id, template: i.template, body: i.body, status: i.status }, key),
  confirm: async (i, u) => {
    const found = await u.desk.findReply({ ticket: i.id, template: i.template })
    // A message whose e-mail never went is no answer yet.
    if (!found || found.mail === null) return null
    const { id, ticket: of, template, visibility, status, body } = found
    return { id, ticket: of, template, visibility, status, body }
  },
  expect: (i) => ({ ticket: i.id, template: i.template, visibility: 'public', status: i.status, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})
