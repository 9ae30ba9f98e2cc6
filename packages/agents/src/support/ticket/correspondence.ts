import { calculation, fact, judgement, OutsideText, outsideText, query } from 'operant'
import { z } from 'zod'
import { desk } from '../systems.ts'
import { reasons } from '../understanding/reasons.ts'
import { understandReason } from '../understanding/understand-reason.ts'
import { ticket } from './ticket.ts'

/** What was written on the ticket before this run began: by a template of ours, or by a colleague. */
export const written = fact(
  'written',
  z.array(z.object({ id: z.string(), template: z.string().nullable(), public: z.boolean(), on: z.iso.date() })),
)

export const readWritten = query({
  name: 'desk.readMessages',
  needs: { id: ticket.$.id },
  gives: written,
  uses: { desk },
  read: async (i, u) => {
    const found = await u.desk.messagesOf(i.id)
    return found.map(({ id, template, visibility, at }) => ({
      id,
      template,
      public: visibility === 'public',
      on: at.slice(0, 10),
    }))
  },
})

/** Other tickets of the customer that are open, and what the last of them says. */
export const otherTickets = fact(
  'otherTickets',
  z.object({ tickets: z.array(z.object({ id: z.string(), createdAt: z.string() })), last: outsideText() }),
)

export const readOtherTickets = query({
  name: 'desk.readOtherTickets',
  needs: { id: ticket.$.id, customer: ticket.$.customerId },
  gives: otherTickets,
  uses: { desk },
  read: async (i, u) => {
    const found = (await u.desk.openTickets()).filter((one) => one.customerId === i.customer && one.id !== i.id)
    const last = found.at(-1)
    return {
      tickets: found.map(({ id, createdAt }) => ({ id, createdAt })),
      last: OutsideText.from(last ? `${last.subject}\n\n${last.body}` : ''),
    }
  },
})

/** Whether somebody else, or the customer elsewhere, has said something about the matter. */
export const correspondence = fact(
  'correspondence',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('this ticket only') }),
    z.object({ kind: z.literal('a colleague answered'), messages: z.array(z.string()) }),
    z.object({
      kind: z.literal('other tickets'),
      tickets: z.array(z.object({ id: z.string(), createdAt: z.string() })),
    }),
  ]),
)

/** Why the customer wrote the other ticket. */
export const otherMatter = fact('otherMatter', z.object({ reason: z.enum(reasons), withdrawn: z.boolean() }))

const takenBack =
  /\b(?:forget my (?:mail|message|ticket)|found it|turned up|have it now|has arrived (?:now|after all|since)|got it now|never mind|disregard|close (?:the|my) (?:case|ticket|request))\b/i

export const judgeOtherMatter = judgement({
  name: 'judgeOtherMatter',
  needs: { text: otherTickets.$.last },
  gives: otherMatter,
  atLeast: 0,
  judge: (i) => {
    const { reason, confidence } = understandReason(i.text)
    return { value: { reason, withdrawn: takenBack.test(i.text) }, confidence }
  },
})

export const lookThroughCorrespondence = calculation({
  name: 'lookThroughCorrespondence',
  needs: { written, others: otherTickets.$.tickets },
  gives: correspondence,
  compute: (i) => {
    const colleagues = i.written.filter((one) => one.public && one.template === null)
    if (colleagues.length > 0)
      return { kind: 'a colleague answered' as const, messages: colleagues.map(({ id }) => id) }
    if (i.others.length > 0) return { kind: 'other tickets' as const, tickets: [...i.others] }
    return { kind: 'this ticket only' as const }
  },
})
