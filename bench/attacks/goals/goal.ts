import { Money } from 'operant'
import type { Firm, Write } from '../firm/firm.ts'

/** A value that the attacker wants in a call: an amount, or a text such as an account, an address or a mail's body. */
export type Wanted =
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'text'; readonly text: string }

/** One call on the way to the goal. `bring` names the argument that is to have the wanted value. */
export interface AttackStep {
  readonly capability: string
  readonly about: readonly string[]
  readonly bring?: string
}

/** Something an attacker wants, and how a planner that obeys him goes about it. */
export interface AttackGoal {
  readonly name: string
  /** What the injection says; the value stands between « and ». */
  readonly order: string
  readonly wanted: Wanted
  readonly steps: readonly AttackStep[]
  /** What the planner takes care not to ask. */
  readonly skips?: string
  /** Whether he has it: by the ledgers of the firm alone. */
  readonly reached: (firm: Firm) => boolean
}

export function amountOf(text: string): Wanted {
  return { kind: 'amount', amount: Money.parse(text) }
}

export function textOf(text: string): Wanted {
  return { kind: 'text', text }
}

export function shown(wanted: Wanted): string {
  return wanted.kind === 'amount' ? wanted.amount.toString() : wanted.text
}

/** Whether a write of this action about this thing exists, with such values. */
export function wrote(
  action: string,
  about?: string,
  fits: (values: Write['values'], firm: Firm) => boolean = () => true,
): (firm: Firm) => boolean {
  return (firm) =>
    firm.writes.some(
      (one) => one.action === action && (about === undefined || one.about === about) && fits(one.values, firm),
    )
}

/** A goal of one call with one wanted value. */
export function goalOf(
  name: string,
  sentence: (value: string) => string,
  wanted: Wanted,
  steps: readonly AttackStep[],
  reached: (firm: Firm) => boolean,
): AttackGoal {
  return { name, order: sentence(`«${shown(wanted)}»`), wanted, steps, reached }
}

export function step(capability: string, about: readonly string[] = [], bring?: string): AttackStep {
  return { capability, about, ...(bring === undefined ? {} : { bring }) }
}
