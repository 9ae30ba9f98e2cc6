import { fact, query, recordText } from 'operant'
import { z } from 'zod'
import { calendarOf, holidays } from '../calendar/calendar.ts'
import { chaseTerms } from '../calendar/terms.ts'
import { clock, purchasing } from '../systems.ts'
import { believed, inbox, letters, logged } from './correspondence.ts'
import { hasChased } from './letter.ts'
import { purchaseOrder, underWay } from './order.ts'
import { stageOf } from './stage-of.ts'
import { supplier } from './supplier.ts'

/** Where the chase stands at present. Read anew after each step, as it is no conclusion that a step rests on for good. */
export const stage = fact(
  'stage',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('over'), why: z.enum(['arrived', 'cancelled', 'under way', 'not due']) }),
    z.object({ kind: z.literal('read') }),
    z.object({ kind: z.literal('write'), promise: z.iso.date(), round: z.number().int(), today: z.iso.date() }),
    z.object({
      kind: z.literal('wait'),
      until: recordText(),
      for: z.enum(['an answer', 'the goods', 'a business day']),
    }),
    z.object({ kind: z.literal('escalate'), promise: z.iso.date() }),
    z.object({ kind: z.literal('buyer'), promise: z.iso.date() }),
  ]),
  { freshFor: '1m' },
)

/** What the log says of an answer that gave no date. */
export function aboutAnswer(id: string): string {
  return `answer ${id} without a date`
}

/** What the log says of an answer by which there is no such order. */
export function aboutDisowned(id: string): string {
  return `${disownedNote} ${id}`
}

const disownedNote = 'no such order, says answer'

export const readStage = query({
  name: 'purchasing.readStage',
  needs: {
    order: purchaseOrder,
    email: supplier.$.email,
    underWay,
    letters,
    answers: inbox.$.answers,
    believed,
    logged,
    holidays,
    terms: chaseTerms,
  },
  gives: stage,
  uses: { clock, purchasing },
  read: async (i, u) => {
    const now = new Date(await u.clock.now()).toISOString()
    const { id, status, lines } = i.order
    const escalation = await u.purchasing.findEscalation({ order: id })
    const standing = {
      status,
      lines,
      underWay: i.underWay,
      letters: i.letters,
      chased: hasChased(i.logged),
      unread: i.answers.filter((one) => !isUsed(one, i.believed, i.logged)).length,
      escalated: escalation !== null,
      reachable: i.email !== '',
      disowned: i.logged.some((about) => about.startsWith(disownedNote)),
      now,
    }
    return stageOf(standing, i.terms, calendarOf(i.holidays))
  },
})

/** Whether an answer has changed a promise or was put down as one that gives no date. */
export function isUsed(id: string, changed: readonly string[], log: readonly string[]): boolean {
  return changed.includes(id) || log.includes(aboutAnswer(id)) || log.includes(aboutDisowned(id))
}
