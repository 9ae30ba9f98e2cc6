import type { Verdict } from '@operant/sandbox/planter'
import { isAsExpected } from '@operant/sandbox/planter'
import { scoredRun } from '../../packages/operant/src/cli/demo/scored-run.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'

/** A ticket that did not end as the truth expects. */
export interface Shortfall {
  readonly seed: number
  readonly ticket: string
  readonly class: string
  readonly row: number | string | null
  readonly marks: readonly string[]
  readonly identifiable: boolean
  readonly expected: string
  readonly outcome: string
  /** What people are asked, or were told. */
  readonly asks: readonly string[]
  readonly wrong: readonly string[]
}

export function shortfallsOf(seed: number, verdict: Verdict, states: readonly RunState[]): readonly Shortfall[] {
  const stateOf = new Map(states.map((state) => [scoredRun(state).ticket, state]))
  return verdict.judged
    .filter((one) => !isAsExpected(one))
    .map(({ truth, run, wrong }) => ({
      seed,
      ticket: truth.ticket,
      class: truth.class,
      row: truth.row,
      marks: truth.marks,
      identifiable: truth.identifiable,
      expected: truth.expected,
      outcome: run?.outcome ?? 'no run',
      asks: [...(stateOf.get(truth.ticket)?.requests.values() ?? [])].map(({ kind, title }) => `${kind}: ${title}`),
      wrong: wrong.map(({ kind, operation, what }) => `${kind} ${operation ?? ''} ${what}`),
    }))
}
