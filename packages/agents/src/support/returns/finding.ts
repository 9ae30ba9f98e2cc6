import { calculation, fact, money, wording } from 'operant'
import { z } from 'zod'
import { doubt } from '../hand-over/option.ts'
import { attached } from './attached.ts'

const row = wording()
const evidence = z.array(wording())
const alone = z.literal(true)

/** What follows for a request: the row of the table, and what is done. */
export const returnFinding = fact(
  'returnFinding',
  z.discriminatedUnion('course', [
    z.object({ course: z.literal('none'), alone }),
    z.object({ course: z.literal('authorise'), alone, row, evidence, until: z.iso.date() }),
    z.object({ course: z.literal('credit'), alone, row, evidence, cause: wording(), value: money() }),
    z.object({ course: z.literal('exchange'), alone, row, evidence, cause: wording(), value: money() }),
    z.object({ course: z.literal('refund'), alone, row, evidence, cause: wording(), value: money() }),
    z.object({
      course: z.literal('decline'),
      alone,
      row,
      evidence,
      cause: z.enum(['not returnable', 'outside the window', 'guarantee over']),
      lastDay: z.iso.date(),
    }),
    z.object({ course: z.literal('ask'), alone, row, evidence, wanted: wording(), until: z.iso.date() }),
    z.object({ course: z.literal('person'), alone: z.literal(false), row, doubts: z.array(doubt) }),
  ]),
)

/** A ticket without a request. */
export const noReturn = calculation({
  name: 'noReturn',
  needs: { kind: attached.is({ kind: 'none' }).$.kind },
  gives: returnFinding,
  compute: () => ({ course: 'none' as const, alone: true as const }),
})
