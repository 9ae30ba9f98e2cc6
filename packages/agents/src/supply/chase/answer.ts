import {
  calculation,
  extract,
  fact,
  find,
  judgement,
  OutsideText,
  outsideText,
  query,
  question,
  recordId,
  sure,
  writtenBy,
} from 'operant'
import { z } from 'zod'
import { parameters } from '../parameters.ts'
import { stripMail } from '../../support/understanding/strip-mail.ts'
import { clock, mail } from '../systems.ts'
import { purchaseOrder, purchaseOrderId, underWay } from './order.ts'
import { overdueLines } from './stage-of.ts'
import { answerExamples } from './answer-examples.ts'
import { answer } from './correspondence.ts'
import { addressOf } from './supplier.ts'

/** What an answer says. */
export const answerMail = fact(
  'answerMail',
  z.object({
    from: writtenBy('supplier', z.string()),
    on: z.iso.date(),
    subject: writtenBy('supplier', outsideText()),
    body: writtenBy('supplier', outsideText()),
  }),
  { about: answer },
)

/** The one day that the mail names. */
export const namedDay = fact('namedDay', z.object({ day: z.iso.date().nullable() }), { about: answer })

/** Whether the mail is about this order, by the numbers that stand in it. */
export const concerns = fact('concerns', z.object({ what: z.enum(['this order', 'another order', 'unclear']) }), {
  about: answer,
})

/** What follows from the mail for the lines of the order: new dates, or none. */
export const newDates = fact(
  'newDates',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dates'), dates: z.array(z.object({ line: recordId(), day: z.iso.date() })).min(1) }),
    z.object({ kind: z.literal('none') }),
  ]),
  { about: answer },
)

export const readAnswer = query({
  name: 'mail.readAnswer',
  needs: { id: answer },
  gives: answerMail,
  uses: { mail },
  read: async (i, u, say) => {
    const found = await u.mail.received(i.id)
    if (!found) return say.missing(`there is no mail ${i.id}`)
    return {
      from: addressOf(found.from),
      on: found.at.slice(0, 10),
      subject: OutsideText.from(found.subject),
      body: OutsideText.from(found.body),
    }
  },
})

export const takeDay = extract({
  name: 'takeDay',
  needs: { body: answerMail.$.body, on: answerMail.$.on },
  gives: namedDay,
  task: 'The one day on which the supplier says that the goods of this order will be delivered.',
  text: (i) => stripMail(i.body),
  fields: { day: find.date() },
  asOf: (i) => i.on,
  examples: answerExamples,
  atLeast: 0.8,
})

const orderNumber = /\bPUR-\d+\b/gi

export const judgeConcerns = judgement({
  name: 'judgeConcerns',
  needs: { subject: answerMail.$.subject, body: answerMail.$.body, order: purchaseOrderId },
  gives: concerns,
  atLeast: 0.8,
  judge: (i) => {
    const inBody = stripMail(i.body).match(orderNumber) ?? []
    const numbers = inBody.length > 0 ? inBody : (i.subject.match(orderNumber) ?? [])
    const own = numbers.filter((one) => one.toUpperCase() === i.order.toUpperCase())
    const what =
      numbers.length === 0
        ? 'unclear'
        : own.length === numbers.length
          ? 'this order'
          : own.length === 0
            ? 'another order'
            : 'unclear'
    return { value: { what }, confidence: 1 }
  },
})

/** The lines that a new date is for: those that are overdue, or else all that are open. */
export const late = fact('late', z.array(recordId()).min(1), { freshFor: '1m' })

export const readLate = query({
  name: 'readLate',
  needs: { lines: purchaseOrder.$.lines, underWay },
  gives: late,
  uses: { clock },
  read: async (i, u, say) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const open = i.lines.filter(({ quantity, received }) => received < quantity)
    const overdue = overdueLines(open, i.underWay, today)
    const found = (overdue.length > 0 ? overdue : open).map(({ id }) => id)
    return found.length > 0 ? found : say.missing('every line has arrived')
  },
})

/** A date is taken without asking from an answer about this order that names one day, ahead and not too far off. */
export const takeNewDate = calculation({
  name: 'takeNewDate',
  needs: { day: sure(namedDay.$.day, 0.8), what: concerns.$.what, on: answerMail.$.on, late },
  gives: newDates,
  compute: (i, say) => {
    if (i.what !== 'this order') return say.missing(`the mail is about ${i.what}`)
    const { day } = i
    if (day === null) return say.missing('the mail names no day')
    const ahead = (Date.parse(day) - Date.parse(i.on)) / 86_400_000
    if (ahead < 0) return say.missing(`${day} had passed when the mail was written`)
    if (ahead > parameters.chase.furthestPromiseDays) return say.missing(`${day} is ${ahead} days off`)
    return { kind: 'dates' as const, dates: i.late.map((line) => ({ line, day })) }
  },
})

/** What is in doubt the buyer reads. */
export const askBuyer = question({
  name: 'askBuyer',
  needs: { order: purchaseOrderId, answer, late },
  gives: newDates,
  ask: (i) => ({
    to: 'buyer',
    text: `What new date does mail ${i.answer} give for ${i.late.join(', ')} of purchase order ${i.order}? Answer {"kind":"dates","dates":[{"line":"${i.late[0] ?? ''}","day":"2026-01-31"}]}, or {"kind":"none"} where it gives none.`,
  }),
  due: '1d',
})

/** Nobody said: then the mail gave no date, and the chase goes on. */
export const takeNoDate = calculation({
  name: 'takeNoDate',
  needs: { answer },
  gives: newDates,
  cost: 1_000,
  compute: () => ({ kind: 'none' as const }),
})
