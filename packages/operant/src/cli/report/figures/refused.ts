import type { DecisionRecord } from '../../../journal/decision-record.ts'
import type { FailureKind } from '../../../journal/events.ts'
import type { RunTally } from '../tally.ts'

export type Verdict = DecisionRecord['effect']

/** How often a rule of the guardrail spoke, and what it said. */
export interface RuleVotes {
  readonly rule: string
  readonly effect: Verdict
  readonly calls: number
  /** What it said, of one of them. */
  readonly text: string
}

/** A ticket that policy says no to. */
export interface Declined {
  readonly run: string
  readonly asked: string
  /** The rows that said no, with their table. */
  readonly rules: readonly { readonly table: string; readonly rule: string }[]
}

export interface Refused {
  readonly decided: Readonly<Record<Verdict, number>>
  readonly votes: readonly RuleVotes[]
  readonly declined: readonly Declined[]
  /** Steps that did not come to anything, by why. */
  readonly failures: readonly {
    readonly kind: FailureKind
    readonly steps: number
    readonly capabilities: readonly string[]
  }[]
}

const severity: readonly Verdict[] = ['deny', 'escalate', 'approve', 'allow']

/** What was not allowed, and by which rule. */
export function refusedFigures(tallies: readonly RunTally[]): Refused {
  const decisions = tallies.flatMap(({ decided }) => decided.map(({ decision }) => decision))
  const said = (effect: Verdict): number => decisions.filter((one) => one.effect === effect).length
  const reasons = decisions.flatMap(({ reasons: all }) => all)
  const failures = tallies.flatMap((tally) => tally.failures)
  return {
    decided: { allow: said('allow'), approve: said('approve'), escalate: said('escalate'), deny: said('deny') },
    votes: [...Map.groupBy(reasons, ({ rule, effect }) => `${rule} ${effect}`).values()]
      .flatMap(([first, ...others]) =>
        first ? [{ rule: first.rule, effect: first.effect, calls: others.length + 1, text: first.text }] : [],
      )
      .toSorted(
        (one, other) => severity.indexOf(one.effect) - severity.indexOf(other.effect) || other.calls - one.calls,
      ),
    declined: tallies
      .filter(({ outcome }) => outcome === 'declined')
      .map(({ run, asked, rules }) => ({ run, asked, rules: rules.filter(({ declines }) => declines) })),
    failures: [...Map.groupBy(failures, ({ kind }) => kind)].map(([kind, all]) => ({
      kind,
      steps: all.length,
      capabilities: [...new Set(all.map(({ capability }) => capability))],
    })),
  }
}
