import type { Agent } from '../../agent/define-agent.ts'
import type { CapabilityKind } from '../../agent/capability.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { FailureKind, RunEvent } from '../../journal/events.ts'
import type { Outcome } from '../../journal/outcome.ts'
import { stepKey } from '../../journal/state.ts'
import { valueText } from '../../told/values.ts'

/** What a report needs of one run's journal; the journal itself need not be kept. */
export interface RunTally {
  readonly run: string
  readonly goal: string
  /** The goal in the person's own words. */
  readonly asked: string
  readonly startedBy: string
  /** Milliseconds since 1970: when it was asked, taken up, and heard of last. */
  readonly openedAt: number
  readonly beganAt: number
  readonly lastAt: number
  readonly outcome: Outcome | undefined
  readonly why: string
  readonly plans: number
  readonly steps: readonly TalliedStep[]
  /** Rows of tables that decided, the last of each step. */
  readonly rules: readonly { readonly table: string; readonly rule: string; readonly declines: boolean }[]
  readonly judged: readonly { readonly judgement: string; readonly value: string }[]
  readonly decided: readonly { readonly action: string; readonly decision: DecisionRecord }[]
  readonly failures: readonly { readonly capability: string; readonly kind: FailureKind }[]
}

/** A step that came to something. */
export interface TalliedStep {
  readonly kind: CapabilityKind | 'step'
  /** Milliseconds the capability took. */
  readonly took: number
}

export function tallyOf(run: string, events: readonly RunEvent[], agent: Agent | undefined): RunTally {
  const [opened, began = opened] = events
  if (opened?.type !== 'run.opened' || !began) throw new Error(`run ${run} has no journal`)
  const given = events.filter((event) => event.type === 'step.gave')
  const last = events.at(-1) ?? opened
  const ruled = given.flatMap(({ step, rule, declines = false }) =>
    rule === undefined ? [] : [[stepKey(step), { table: step.capability, rule, declines }] as const],
  )
  const { goal, asked, startedBy } = opened
  return {
    run,
    goal,
    asked,
    startedBy,
    openedAt: Date.parse(opened.at),
    beganAt: Date.parse(began.at),
    lastAt: Date.parse(last.at),
    outcome: last.type === 'run.settled' ? last.outcome : undefined,
    why: last.type === 'run.settled' ? last.why : '',
    plans: events.filter(({ type }) => type === 'plan.revised').length,
    steps: given.map(({ step, took }) => ({ kind: agent?.capabilities.get(step.capability)?.kind ?? 'step', took })),
    rules: [...new Map(ruled).values()],
    judged: given
      .filter(({ how }) => how === 'judged')
      .flatMap(({ step, facts }) =>
        facts.map(({ value }) => ({ judgement: step.capability, value: valueText(value) })),
      ),
    decided: events
      .filter((event) => event.type === 'call.decided')
      .map(({ step, decision }) => ({ action: step.capability, decision })),
    failures: events
      .filter((event) => event.type === 'step.failed')
      .map(({ step, failure }) => ({ capability: step.capability, kind: failure.kind })),
  }
}
