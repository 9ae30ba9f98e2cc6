import { calculation, fact, judgement, OutsideText, outsideText, query, question, recordId, writtenBy } from 'operant'
import { z } from 'zod'
import { parameters } from '../parameters.ts'
import { stripMail } from '../../support/understanding/strip-mail.ts'
import { clock, mail } from '../systems.ts'
import { purchaseOrder, underWay } from './order.ts'
import { overdueLines } from './stage-of.ts'
import { answer } from './correspondence.ts'
import { readAnswerText, type Reading } from './read-answer.ts'
import { domainOf } from './supplier.ts'

/** What an answer says. */
export const answerMail = fact(
  'answerMail',
  z.object({
    domain: writtenBy('supplier', z.string()),
    on: z.iso.date(),
    subject: writtenBy('supplier', outsideText()),
    body: writtenBy('supplier', outsideText()),
  }),
  { about: answer },
)

/** What the mail says, as far as that can be told from its text alone. */
export const reading = fact(
  'reading',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dates'), dates: z.array(z.object({ line: recordId(), day: z.iso.date() })) }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('disowned') }),
  ]),
  { about: answer },
)

/** What follows from the mail for the lines of the order: new dates, or none. */
export const newDates = fact(
  'newDates',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dates'), dates: z.array(z.object({ line: recordId(), day: z.iso.date() })).min(1) }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('disowned') }),
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
      domain: domainOf(found.from),
      on: found.at.slice(0, 10),
      subject: OutsideText.from(found.subject),
      body: OutsideText.from(found.body),
    }
  },
})

/** The lines that a new date is for: those that are overdue, or else all that are open. */
export const late = fact('late', z.array(z.object({ id: recordId(), sku: recordId() })).min(1), { freshFor: '1m' })

export const readLate = query({
  name: 'readLate',
  needs: { lines: purchaseOrder.$.lines, underWay },
  gives: late,
  uses: { clock },
  read: async (i, u, say) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const open = i.lines.filter(({ quantity, received }) => received < quantity)
    const overdue = overdueLines(open, i.underWay, today)
    const found = (overdue.length > 0 ? overdue : open).map(({ id, sku }) => ({ id, sku }))
    return found.length > 0 ? found : say.missing('every line has arrived')
  },
})

export const judgeAnswer = judgement({
  name: 'judgeAnswer',
  needs: {
    order: purchaseOrder.$.id,
    lines: purchaseOrder.$.lines,
    late,
    subject: answerMail.$.subject,
    body: answerMail.$.body,
  },
  gives: reading,
  atLeast: 0.9,
  judge: (i) => {
    const { order, lines, late: wanted } = i
    const aboutOrder = i.subject.toUpperCase().includes(order.toUpperCase())
    const read = readAnswerText(stripMail(i.body), { order, lines, late: wanted, aboutOrder })
    return read.kind === 'unclear' ? { value: { kind: 'none' }, confidence: 0 } : { value: plain(read), confidence: 1 }
  },
})

function plain(read: Exclude<Reading, { kind: 'unclear' }>) {
  return read.kind === 'dates' ? { kind: read.kind, dates: [...read.dates] } : { kind: read.kind }
}

/** What is clear is taken without asking. */
export const takeReading = calculation({
  name: 'takeReading',
  needs: { reading, on: answerMail.$.on },
  gives: newDates,
  compute: (i, say) => {
    if (i.reading.kind !== 'dates') return { kind: i.reading.kind }
    for (const { day } of i.reading.dates) {
      const ahead = (Date.parse(day) - Date.parse(i.on)) / 86_400_000
      if (ahead < 0) return say.missing(`${day} had passed when the mail was written`)
      if (ahead > parameters.chase.furthestPromiseDays) return say.missing(`${day} is ${ahead} days off`)
    }
    return { kind: 'dates' as const, dates: [...i.reading.dates] }
  },
})

/** What is in doubt the buyer reads. */
export const askBuyer = question({
  name: 'askBuyer',
  needs: { order: purchaseOrder.$.id, answer, late },
  gives: newDates,
  ask: (i) => ({
    to: 'buyer',
    text: `What new date does mail ${i.answer} give for ${i.late.map(({ id }) => id).join(', ')} of purchase order ${i.order}? Answer {"kind":"dates","dates":[{"line":"${i.late[0]?.id ?? ''}","day":"2026-01-31"}]}, {"kind":"none"} where it gives none, or {"kind":"disowned"} where the supplier knows no such order.`,
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
