import { calculation, fact, judgement, OutsideText, outsideText, query, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'
import { desk } from '../systems.ts'
import { reasons } from '../understanding/reasons.ts'
import { understandReason } from '../understanding/understand-reason.ts'
import { ticket } from './ticket.ts'

/** What was written on the ticket before this run began, and what the customer wrote last; empty where nothing. */
export const written = fact(
  'written',
  z.object({
    messages: z.array(
      z.object({
        id: recordId(),
        author: z.enum(['company', 'customer']),
        template: recordText().nullable(),
        public: z.boolean(),
        on: z.iso.date(),
      }),
    ),
    lastOfCustomer: writtenBy('customer', outsideText()),
  }),
)

export const readWritten = query({
  name: 'desk.readMessages',
  needs: { id: ticket.$.id },
  gives: written,
  uses: { desk },
  read: async (i, u) => {
    const found = await u.desk.messagesOf(i.id)
    return {
      messages: found.map(({ id, author, template, visibility, at }) => ({
        id,
        author,
        template,
        public: visibility === 'public',
        on: at.slice(0, 10),
      })),
      lastOfCustomer: OutsideText.from(found.findLast(({ author }) => author === 'customer')?.body ?? ''),
    }
  },
})

/** How the customer came back to an answer of ours. */
export const cameBack = fact('cameBack', z.object({ saying: z.enum(['nothing', 'found', 'still missing', 'unclear']) }))

const stillMissing =
  /\b(?:still (?:not|nothing|no|missing|waiting)|nothing (?:here|there|found)|not (?:here|there|found)|in vain|nobody (?:has|took|knows)|no (?:sign|trace|luck)|(?:asked|looked|searched|checked) (?:everywhere|all|everybody|everyone|the neighbours))\b/i

export const judgeCameBack = judgement({
  name: 'judgeCameBack',
  needs: { text: written.$.lastOfCustomer },
  gives: cameBack,
  atLeast: 0,
  judge: (i) => ({ value: { saying: sayingOf(i.text) }, confidence: 1 }),
})

function sayingOf(text: string): 'nothing' | 'found' | 'still missing' | 'unclear' {
  if (text.trim() === '') return 'nothing'
  if (takenBack.test(text)) return 'found'
  return stillMissing.test(text) ? 'still missing' : 'unclear'
}

/** Other tickets of the customer that are open, and what the last of them says. */
export const otherTickets = fact(
  'otherTickets',
  z.object({
    tickets: z.array(z.object({ id: recordId(), createdAt: recordText() })),
    last: writtenBy('customer', outsideText()),
  }),
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
    z.object({ kind: z.literal('a colleague answered'), messages: z.array(recordId()) }),
    z.object({ kind: z.literal('the customer answered'), messages: z.array(recordId()) }),
    z.object({
      kind: z.literal('other tickets'),
      tickets: z.array(z.object({ id: recordId(), createdAt: recordText() })),
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
  needs: { messages: written.$.messages, others: otherTickets.$.tickets },
  gives: correspondence,
  compute: (i) => {
    const idsOf = (author: 'company' | 'customer') =>
      i.messages.filter((one) => one.public && one.template === null && one.author === author).map(({ id }) => id)
    const [colleagues, customers] = [idsOf('company'), idsOf('customer')]
    if (colleagues.length > 0) return { kind: 'a colleague answered' as const, messages: colleagues }
    // Who was asked to look around is expected back: the table knows what follows.
    if (customers.length > 0 && !i.messages.some(asksToLookAround))
      return { kind: 'the customer answered' as const, messages: customers }
    if (i.others.length > 0) return { kind: 'other tickets' as const, tickets: [...i.others] }
    return { kind: 'this ticket only' as const }
  },
})

/** The answer of row 8. */
export function asksToLookAround({ template }: { readonly template: string | null }): boolean {
  return template?.includes('received at home') === true
}
