import { all, calculation, fact, wording } from 'operant'
import { z } from 'zod'
import { finding, type Finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { settlement, type Settled } from '../remedy/settlement.ts'
import { explained } from './explained.ts'
import { remedied } from './remedied.ts'
import { watched } from './watched.ts'
import type { OrderInWords } from './words.ts'

/** What is said of an order, once everything is done for it. */
export const account = fact(
  'account',
  z.object({
    /** Names the wording. */
    topic: wording(),
    status: z.enum(['pending', 'solved']),
    /** To the customer. */
    text: wording(),
    /** To colleagues: the row, what it rests on, what was done. */
    note: wording(),
  }),
  { about: order },
)

export const giveAccount = calculation({
  name: 'giveAccount',
  needs: { order: orderRecord, finding: finding.is({ alone: true }), settlements: all(settlement) },
  gives: account,
  compute: (i) => {
    const done = i.settlements.flatMap((one) => (one.kind === 'nothing' ? [] : [one]))
    const said = [
      `Order ${i.order.id}: row ${i.finding.row}, ${i.finding.what}.`,
      `Evidence: ${i.finding.evidence.join('; ')}.`,
      ...done.map(noteOf),
    ]
    return {
      topic: i.finding.what,
      status: statusOf(i.finding),
      text: textOf(i.finding, i.order, done),
      note: said.join('\n'),
    }
  },
})

function statusOf(of: Finding): 'pending' | 'solved' {
  if (of.course === 'explain') return of.status
  return of.course === 'watch' ? 'pending' : 'solved'
}

function textOf(of: Finding, about: OrderInWords, done: readonly Settled[]): string {
  if (of.course === 'remedy') return remedied(of, about, done)
  return of.course === 'watch' ? watched(of, about) : explained(of, about)
}

function noteOf(done: Settled): string {
  return done.kind === 'refund'
    ? `Refund ${done.id}: ${done.amount.toString()} for ${done.quantity} x ${done.title}.`
    : `Replacement ${done.id}, ${done.trackingNumber}: ${done.quantity} x ${done.title}.`
}
