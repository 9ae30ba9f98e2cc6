import type { RunEvent } from '../../journal/events.ts'
import type { PlannedStep } from '../../journal/planned-step.ts'
import { stepKey } from '../../journal/state.ts'
import { wordsOf } from './step-title.ts'

/** A step that a plan has no more, and why. */
export interface GoneStep {
  readonly step: PlannedStep['step']
  readonly kind: string
  /** `done`: it was taken. `failed`: it was tried, and said why not. `dropped`: it is not needed, or no way any more. */
  readonly as: 'done' | 'failed' | 'dropped'
  readonly why?: string
}

/** One plan of a run, and what is otherwise than in the one before. */
export interface PlanVersion {
  readonly version: number
  readonly seq: number
  readonly at: string
  readonly steps: readonly PlannedStep[]
  readonly missing: readonly string[]
  /** What was learnt last before it: why it was planned anew. Absent for the first. */
  readonly because?: string
  readonly added: readonly PlannedStep[]
  /** Steps that were only taken if needed, and are certain now. */
  readonly certain: readonly PlannedStep[]
  readonly gone: readonly GoneStep[]
  /** Reasons why there is no way to some check that were not there before. */
  readonly nowMissing: readonly string[]
}

/** The plans of a run, one after the other, each with its difference from the one before. */
export function planVersions(events: readonly RunEvent[]): readonly PlanVersion[] {
  const plans = events.flatMap((event) => (event.type === 'plan.revised' ? [event] : []))
  const titles = new Map(events.flatMap((one) => (one.type === 'effect.intended' ? [[one.effect, one.title]] : [])))
  return plans.map(({ seq, at, steps, missing }, index) => {
    const before = plans[index - 1]
    const had = new Set(before?.steps.map(({ step }) => stepKey(step)))
    const has = new Set(steps.map(({ step }) => stepKey(step)))
    const between = events.filter((event) => event.seq > (before?.seq ?? 0) && event.seq < seq)
    const because = before && between.map((event) => newsOf(event, titles)).findLast((news) => news !== undefined)
    return {
      version: index + 1,
      seq,
      at,
      steps,
      missing,
      ...(because === undefined ? {} : { because }),
      added: before ? steps.filter(({ step }) => !had.has(stepKey(step))) : [],
      certain: before ? steps.filter((one) => one.fork === undefined && forked(before.steps, one)) : [],
      gone: (before?.steps ?? []).filter(({ step }) => !has.has(stepKey(step))).map((one) => goneStep(one, between)),
      nowMissing: missing.filter((why) => !before?.missing.includes(why)),
    }
  })
}

/** Whether a step was in a plan only for if it was needed. */
function forked(steps: readonly PlannedStep[], { step }: PlannedStep): boolean {
  return steps.some((one) => stepKey(one.step) === stepKey(step) && one.fork !== undefined)
}

/** The steps of the last plan that have not been taken since it was made: what comes next, as far as that is known. */
export function stepsAhead(events: readonly RunEvent[]): readonly PlannedStep[] {
  const plan = events.findLast((event) => event.type === 'plan.revised')
  if (plan?.type !== 'plan.revised' || events.at(-1)?.type === 'run.settled') return []
  const since = events.filter(({ seq }) => seq > plan.seq)
  return plan.steps.filter((one) => goneStep(one, since).as === 'dropped')
}

function goneStep({ step, kind }: PlannedStep, between: readonly RunEvent[]): GoneStep {
  const own = between.filter((event) => 'step' in event && stepKey(event.step) === stepKey(step))
  const intents = new Set(own.flatMap((event) => (event.type === 'effect.intended' ? [event.effect] : [])))
  const last = between.findLast(
    (event) =>
      (own.includes(event) && cameTo.has(event.type)) ||
      (event.type === 'effect.read' && intents.has(event.effect) && stands.has(event.result)),
  )
  if (last?.type === 'step.failed') return { step, kind, as: 'failed', why: last.failure.reason }
  return { step, kind, as: last === undefined ? 'dropped' : 'done' }
}

/** Events by which something came of a step, besides what reading a write back showed. */
const cameTo: ReadonlySet<RunEvent['type']> = new Set(['step.gave', 'step.failed', 'wait.ended', 'delegation.began'])

const stands: ReadonlySet<string> = new Set(['confirmed', 'claimed'])

/** What an event tells that a plan may hang on, in words. */
function newsOf(event: RunEvent, titles: ReadonlyMap<string, string>): string | undefined {
  switch (event.type) {
    case 'step.failed':
      return `${wordsOf(event.step.capability)}: ${event.failure.reason}`
    case 'step.gave':
      return event.rule === undefined
        ? `${wordsOf(event.step.capability)} is known`
        : `${wordsOf(event.step.capability)}: rule "${event.rule}"`
    case 'facts.fell':
      // What a write may have changed is told with the write.
      return event.why.endsWith('may have changed them') ? undefined : event.why
    case 'effect.read':
      return `${titles.get(event.effect) ?? 'a write'}: ${[event.result, event.reason].filter(Boolean).join(', ')}`
    case 'request.answered':
      return event.answer.kind === 'answered' ? 'a question was answered' : `a request was ${event.answer.kind}`
    case 'child.settled':
      return `run ${event.run} ended ${event.outcome}`
    case 'wait.ended':
      return `${wordsOf(event.step.capability)}: ${event.why}`
    case 'run.returned':
      return `${event.by} returned it: ${event.note}`
    default:
      return undefined
  }
}
