import { circumstancesIn } from '../../support/ticket/circumstances.ts'
import type { Reason } from '../../support/understanding/reasons.ts'
import { understandReason } from '../../support/understanding/understand-reason.ts'

/** Who is likely to settle a ticket: an agent alone, an agent with one fact from a person, or a person. */
export const lanes = ['alone', 'one fact', 'person'] as const
export type Lane = (typeof lanes)[number]

/** Minutes of people that a ticket of the lane is likely to take: what orders tickets that are as urgent and as important. */
export const effortOf: Readonly<Record<Lane, number>> = { alone: 0, 'one fact': 4, person: 12 }

/** Below this the support agent asks a person why the customer writes. */
const sureFrom = 0.7
const settled: ReadonlySet<Reason> = new Set(['not_received', 'damaged', 'return'])

/** A guess by the words alone, to sort by: nothing is decided by it. */
export function laneOf(text: string): Lane {
  if (circumstancesIn(text).length > 0) return 'person'
  const { reason, confidence } = understandReason(text)
  if (confidence < sureFrom) return 'one fact'
  return settled.has(reason) ? 'alone' : 'person'
}
