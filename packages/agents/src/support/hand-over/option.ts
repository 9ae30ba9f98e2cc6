import { wording } from 'operant'
import { z } from 'zod'

/** What a person may do with a case that no table settles. */
export const option = z.enum([
  'replace',
  'refund',
  /** Tell the customer that nothing is owed. */
  'decline',
  /** Let the parcel come, and look again. */
  'wait',
  'ask the customer',
  /** Ask the carrier what its records mean, or have the parcel traced. */
  'ask the carrier',
  'ask the warehouse',
  /** Clear up with the payment provider or the books what was paid and paid back. */
  'check the payment',
  'confirm the address',
  /** Make sure that who writes is the customer, or may act for the customer. */
  'prove the sender',
  'review for fraud',
  /** Stop or fetch back what was sent. */
  'call the parcel back',
  /** Word an answer that no template has. */
  'answer by hand',
])
export type Option = z.output<typeof option>

/** Lowest first. */
export const roles = ['operator', 'support-lead', 'finance'] as const
export const role = z.enum(roles)
export type Role = z.output<typeof role>

/** Something that a person has to weigh. */
export const doubt = z.object({
  what: wording(),
  /** With the ids, instants and figures that it rests on. */
  evidence: z.array(wording()),
  options: z.array(option),
  /** Would be wrong whatever the person finds. */
  never: z.array(option),
  role,
})
export type Doubt = z.output<typeof doubt>

type Doubtful = Pick<Doubt, 'evidence' | 'options'> & Partial<Pick<Doubt, 'never' | 'role'>>

export function doubtThat(
  what: string,
  { evidence, options, never = ['decline'], role: who = 'operator' }: Doubtful,
): Doubt {
  return { what, evidence: [...evidence], options: [...options], never: [...never], role: who }
}

/** What is open to a person when several doubts meet: no doubt may rule it out. */
export function optionsOf(doubts: readonly Pick<Doubt, 'options' | 'never'>[]): Option[] {
  const never = new Set(doubts.flatMap((one) => one.never))
  return [...new Set(doubts.flatMap((one) => one.options))].filter((one) => !never.has(one))
}

/** Whoever may decide all of it. */
export function roleOf(doubts: readonly Pick<Doubt, 'role'>[]): Role {
  return roles[Math.max(0, ...doubts.map((one) => roles.indexOf(one.role)))] ?? 'operator'
}
