import type { FactKey, RunEvent, StepReference } from '../../../journal/events.ts'
import { readPlan, type PlanStep } from './plan-shape.ts'

type Proposed = Extract<RunEvent, { type: 'step.proposed' }>

/** How the last plan of a run stands. */
export type PlanStanding =
  /** There is none, it is carried out, or something came otherwise: a new one is asked for. `plans` were given so far. */
  | { readonly kind: 'over'; readonly plans: number }
  /** It goes as planned, and this step comes next. `given` are facts by the name of the step that gave them. */
  | {
      readonly kind: 'next'
      readonly plan: string
      readonly name: string
      readonly step: PlanStep
      readonly given: ReadonlyMap<string, FactKey>
    }

/** What is left of the last plan, told from the journal alone. Asked only while none of its steps is under way. */
export function planStanding(events: readonly RunEvent[]): PlanStanding {
  const plans = events.flatMap((event, index) => (event.type === 'plan.proposed' ? [{ event, index }] : []))
  const last = plans.at(-1)
  const over = { kind: 'over', plans: plans.length } as const
  const steps = last ? readPlan(last.event.said.input) : []
  if (!last || typeof steps === 'string') return over
  const after = events.slice(last.index + 1)
  const proposed = new Map(
    after.flatMap((event): [string, Proposed][] =>
      event.type === 'step.proposed' && event.ahead?.plan === last.event.call ? [[event.ahead.step, event]] : [],
    ),
  )
  const taken = [...proposed.values()].map(({ step }) => step)
  if (after.some((event) => isSurprise(event, last.event.call, taken, after))) return over
  const next = steps.findIndex((_, index) => !proposed.has(`s${index + 1}`))
  const step = steps[next]
  if (!step) return over
  const given = [...proposed].flatMap(([name, { step: one }]): [string, FactKey][] => {
    const key = givenBy(after, one)
    return key === undefined ? [] : [[name, key]]
  })
  return { kind: 'next', plan: last.event.call, name: `s${next + 1}`, step, given: new Map(given) }
}

/** Whether something came otherwise than planned: what was to follow was planned without knowing it. */
function isSurprise(
  event: RunEvent,
  plan: string,
  taken: readonly StepReference[],
  after: readonly RunEvent[],
): boolean {
  switch (event.type) {
    case 'done.claimed':
      return true
    case 'proposal.refused':
      return event.ahead?.plan === plan
    case 'step.failed':
      return event.failure.retryAt === undefined && taken.some((step) => sameStep(step, event.step))
    case 'effect.read':
      return event.result === 'differs' && intentOf(after, event.effect, taken) !== undefined
    case 'child.settled':
      return event.outcome !== 'met'
    case 'request.answered':
      return event.answer.kind === 'rejected' || event.answer.kind === 'expired'
    default:
      return false
  }
}

function givenBy(after: readonly RunEvent[], step: StepReference): FactKey | undefined {
  for (const event of after.toReversed()) {
    if (event.type === 'step.gave' && sameStep(event.step, step)) return event.facts[0]?.key
    if (event.type === 'effect.read' && event.facts[0] && intentOf(after, event.effect, [step]))
      return event.facts[0].key
  }
  return undefined
}

/** The intent of an effect, if it is one of these steps'. */
function intentOf(after: readonly RunEvent[], effect: string, steps: readonly StepReference[]): RunEvent | undefined {
  return after.find(
    (event) =>
      event.type === 'effect.intended' && event.effect === effect && steps.some((step) => sameStep(step, event.step)),
  )
}

function sameStep(one: StepReference, other: StepReference): boolean {
  return one.capability === other.capability && one.scope === other.scope && one.inputs === other.inputs
}
