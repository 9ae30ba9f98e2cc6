import type { LedgerLines } from './ledger/ledger-lines.ts'
import { match } from './matching/match.ts'
import type { Matching } from './matching/matching.ts'
import { usualPolicy, type MatchingPolicy } from './matching/policy.ts'
import { itemsOf } from './proof/items.ts'
import { prove, type Proof } from './proof/prove.ts'
import type { Day, StatementHead } from './statements/bank-line.ts'
import type { BankLines } from './statements/bank-lines.ts'
import type { Statement } from './statements/statement.ts'
import { journalsOf, type Journal } from './treatment/journals.ts'
import { usualTreatment, type TreatmentPolicy } from './treatment/policy.ts'
import { treat } from './treatment/treat.ts'
import type { TreatedItem } from './treatment/treatment.ts'

export interface ReconciliationPolicy {
  readonly matching: MatchingPolicy
  readonly treatment: TreatmentPolicy
}

export const usualReconciliation: ReconciliationPolicy = { matching: usualPolicy, treatment: usualTreatment }

/** Everything that a reconciliation follows from. */
export interface ReconciliationInput {
  /** What the company calls the account, and the period; numbers of journals are made of them. */
  readonly account: string
  readonly period: string
  /** With what the period before left open, as `readStatement` was given it. */
  readonly statement: Statement
  /**
   * The ledger's lines of the period, with what the period before left open, and without what the reconciliation of this
   * period itself has posted.
   */
  readonly book: LedgerLines
  /** The ledger's balance before the period, in minor units. */
  readonly openingBookMinor: number
  /** Last day of the period; the day of the bank's closing balance where it is not given. */
  readonly lastDay?: Day
  readonly policy?: ReconciliationPolicy
}

export interface Reconciliation {
  readonly account: string
  readonly period: string
  readonly head: StatementHead
  readonly lastDay: Day
  readonly bank: BankLines
  readonly book: LedgerLines
  readonly matching: Matching
  /** Everything that is no plain match, with what becomes of it. */
  readonly items: readonly TreatedItem[]
  /** What is to be posted. */
  readonly journals: readonly Journal[]
  readonly proof: Proof
}

/**
 * Matches a statement with a ledger, says what becomes of each difference, and proves that both sides come to the same. The
 * same input gives the same result: nothing is posted here, and no clock is asked.
 */
export function reconcile(input: ReconciliationInput): Reconciliation {
  const { account, period, statement, book, openingBookMinor, policy = usualReconciliation } = input
  const { head, lines: bank } = statement
  const lastDay = input.lastDay ?? head.closing.day
  const matching = match(bank, book, policy.matching)
  const items = treat(matching, itemsOf(matching, lastDay), policy.treatment, head.currency)
  const journals = journalsOf(matching, items, policy.treatment, { account, period, lastDay })
  const proof = prove(items, head, { bank, book }, openingBookMinor)
  return { account, period, head, lastDay, bank, book, matching, items, journals, proof }
}
