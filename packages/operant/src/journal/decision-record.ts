import type { Instant } from './events.ts'

/** What the guardrail said about one call; kept whole so that it can be explained later. */
export interface DecisionRecord {
  readonly effect: 'allow' | 'approve' | 'escalate' | 'deny'
  readonly reasons: readonly DecisionReason[]
  readonly approval?: { readonly roles: readonly string[]; readonly count: number }
  readonly policyHash: string
  /** For a denial that only the time is to blame for: when it may be asked again. */
  readonly again?: Instant
  /** The published version of the policies; absent where files alone were used. */
  readonly policyVersion?: number
  /** Set where the agent is only watched: what would have become of the call, which is not made. */
  readonly shadow?: Pick<DecisionRecord, 'effect' | 'approval'>
  /** Absent in decisions that were kept before there were explanations. */
  readonly explanation?: DecisionExplanation
}

/** What decided a call, and what would have to be otherwise; all of it was tried. */
export interface DecisionExplanation {
  /** The rule, row or layer whose outcome counted. */
  readonly deciding?: string
  /** What would have decided without it. */
  readonly runnerUp?: { readonly rule: string; readonly effect: DecisionReason['effect']; readonly text: string }
  /** One plain sentence for each value that, changed alone, makes the outcome milder. */
  readonly ways: readonly string[]
}

/** What a reason comes from, in the order in which the layers of a decision are looked at. */
export type Layer =
  | 'stop'
  | 'grant'
  | 'arguments'
  | 'identity'
  | 'relation'
  | 'subject'
  | 'entitlement'
  | 'egress'
  | 'rule'
  | 'reasonability'
  | 'budget'
  | 'autonomy'

export interface DecisionReason {
  /** Absent in decisions that were kept before there were layers. */
  readonly layer?: Layer
  readonly rule: string
  readonly effect: 'allow' | 'approve' | 'escalate' | 'deny'
  /** One plain sentence. */
  readonly text: string
  /** The clauses that were looked at, with the values they saw. */
  readonly clauses: readonly {
    readonly source: string
    readonly result: 'true' | 'false' | 'error'
    readonly values: Readonly<Record<string, string>>
  }[]
}
