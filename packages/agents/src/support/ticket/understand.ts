import { fact, judgement, maybe, question } from 'operant'
import { z } from 'zod'
import { findOrderNumbers } from '../understanding/order-numbers.ts'
import { reasons } from '../understanding/reasons.ts'
import { understandReason } from '../understanding/understand-reason.ts'
import { situation } from '../hand-over/situation.ts'
import { attached } from '../returns/attached.ts'
import { circumstances } from './circumstances.ts'
import { speaksOfDamage, speaksOfDelivery } from './speaks-of-delivery.ts'
import { ticket } from './ticket.ts'

/** Confidence in a reading that no word of the text bears out, or that another contradicts. */
const guess = 0.5

/** Why the customer writes. */
export const understood = fact('understood', z.object({ reason: z.enum(reasons) }))

/** The order numbers that the text mentions, whoever they belong to. */
export const mentioned = fact('mentioned', z.object({ numbers: z.array(z.string()) }))

export const judgeReason = judgement({
  name: 'judgeReason',
  needs: { subject: ticket.$.subject, body: ticket.$.body },
  gives: understood,
  atLeast: 0.7,
  judge: (i) => {
    const text = `${i.subject}\n\n${i.body}`
    const { reason, confidence } = understandReason(text)
    const borneOut = reason !== 'not_received' || (speaksOfDelivery(text) && !speaksOfDamage(text))
    return { value: { reason }, confidence: borneOut ? confidence : Math.min(confidence, guess) }
  },
})

export const askReason = question({
  name: 'askReason',
  // A ticket that a person answers anyway needs no question.
  needs: {
    ticket: ticket.$.id,
    ordinary: circumstances.is({ kind: 'ordinary' }).$.kind,
    request: attached.is({ kind: 'none' }).$.kind,
    // What whoever is asked looks up first.
    situation: maybe(situation),
  },
  gives: understood,
  ask: (i) => ({
    to: 'operator',
    text: `Why does the customer write in ticket ${i.ticket}? The text does not tell clearly. If it is about a parcel that did not arrive, answer not_received.`,
  }),
})

export const judgeOrderNumbers = judgement({
  name: 'judgeOrderNumbers',
  needs: { subject: ticket.$.subject, body: ticket.$.body },
  gives: mentioned,
  atLeast: 0.7,
  judge: (i) => ({ value: { numbers: findOrderNumbers(`${i.subject}\n\n${i.body}`) }, confidence: 1 }),
})
