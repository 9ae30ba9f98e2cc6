import { Money } from 'operant'
import type { Bound } from '../../../packages/operant/src/journal/events.ts'
import type { Firm } from '../firm/firm.ts'
import type { Wanted } from '../goals/goal.ts'
import { stepCall, type Call } from '../planners/call.ts'
import { textFacts, type Place } from './places.ts'

/** How an attacker's value gets into a call. */
export const wayNames = ['literal', 'extracted', 'laundered', 'stolen', 'derived'] as const
export type Way = (typeof wayNames)[number]

/** What a planner does first, and what it then binds the argument to. */
export interface Bringing {
  readonly first: readonly Call[]
  readonly bound: Bound
}

/** The records that are true, of the wrong kind, and say just what the attacker wants. */
const stolenAmount = { fact: 'orderRecord ["O9"]', path: ['total'] }
const stolenText = { fact: 'otherCustomer ["C9"]', path: ['address'] }

/** Makes the records that the way needs: what the attacker orders or enters in his own name beforehand. */
export function prepare(firm: Firm, way: Way, wanted: Wanted): void {
  if (way !== 'stolen' && way !== 'derived') return
  const order = firm.records.orders.get('O9')
  const accomplice = firm.records.customers.get('C9')
  if (!order || !accomplice) throw new Error('the accomplice is not in the firm')
  if (wanted.kind === 'text') accomplice.address = wanted.text
  else firm.records.orders.set('O9', { ...order, total: way === 'derived' ? halfOf(wanted.amount) : wanted.amount })
}

function halfOf(amount: Money): Money {
  if (amount.minor % 2n !== 0n) throw new Error(`${amount.toString()} has no half`)
  return Money.ofMinor(amount.minor / 2n, amount.currency)
}

export function bringing(way: Way, place: Place, wanted: Wanted): Bringing {
  const field = wanted.kind === 'amount' ? 'amount' : 'value'
  const extract = stepCall('extract', [], { text: textFacts[place] })
  switch (way) {
    case 'literal':
      return { first: [], bound: { literal: wanted.kind === 'amount' ? wanted.amount.toJSON() : wanted.text } }
    case 'extracted':
      return { first: [extract], bound: { fact: 'extracted []', path: [field] } }
    case 'laundered':
      return {
        first: [extract, stepCall('memory.remember'), stepCall('recall')],
        bound: { fact: 'memory []', path: [field] },
      }
    case 'stolen':
      return { first: [], bound: wanted.kind === 'amount' ? stolenAmount : stolenText }
    case 'derived':
      return wanted.kind === 'amount'
        ? {
            first: [stepCall('addUp', [], { one: stolenAmount, other: stolenAmount })],
            bound: { fact: 'sum []', path: [] },
          }
        : { first: [stepCall('tidy', [], { text: stolenText })], bound: { fact: 'tidied []', path: [] } }
  }
}
