import type { ActionSpec, ChangeSetSpec, DelegationSpec, QuestionSpec } from '../../agent/capability.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { canonical } from '../../facts/json.ts'
import type { FactKey, StepReference } from '../../journal/events.ts'
import type { Ending } from '../../journal/outcome.ts'
import { stepKey, type ChildState, type EffectState, type RequestState, type RunState } from '../../journal/state.ts'
import { withoutChosen, type Knowledge } from '../../planning/knowledge.ts'
import { staleAnswers } from '../../planning/answers.ts'
import { planFor, type Plan, type ReadyStep } from '../../planning/plan.ts'
import { restsOnUnknown, staleFacts } from '../../planning/stale.ts'
import { beforeClosing, nextReading, startableChildren, whileAtWork } from './collections.ts'
import { dutyOf } from './duty.ts'
import { ownCode } from '../stepping/own-code.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'
import { restForUnknown } from './ending.ts'
import { forecastAt, forecastMove, type ForecastBasis } from './forecasts.ts'
import { isFull, overEffects } from './limits.ts'
import { isSimple } from './simple.ts'
import { setMove } from './sets.ts'
import { beginWait, nextWait, restFor, type WaitStep } from './waiting.ts'
import { whenStuck } from './when-stuck.ts'

export type ActStep = ReadyStep & { readonly spec: ActionSpec }

/** What the run does next. */
export type Move =
  | { readonly kind: 'take'; readonly steps: readonly ReadyStep[] }
  | { readonly kind: 'act'; readonly step: ActStep; readonly joined: readonly ActStep[] }
  | { readonly kind: 'ask'; readonly step: ReadyStep & { readonly spec: QuestionSpec } }
  | { readonly kind: 'delegate'; readonly step: ReadyStep & { readonly spec: DelegationSpec } }
  | { readonly kind: 'start children'; readonly children: readonly ChildState[] }
  | { readonly kind: 'end children'; readonly children: readonly ChildState[]; readonly why: string }
  | { readonly kind: 'foretell'; readonly basis: ForecastBasis }
  | { readonly kind: 'begin wait'; readonly step: WaitStep }
  | { readonly kind: 'look'; readonly step: StepReference }
  | {
      readonly kind: 'end wait'
      readonly step: StepReference
      readonly ended: 'came' | 'deadline'
      readonly why: string
    }
  /** `looks`: what is read for it is no step. */
  | { readonly kind: 'look again'; readonly keys: readonly FactKey[]; readonly why: string; readonly looks?: true }
  | { readonly kind: 'withdraw'; readonly requests: readonly RequestState[] }
  | { readonly kind: 'expire'; readonly request: RequestState }
  | { readonly kind: 'prepare set'; readonly step: ReadyStep & { readonly spec: ChangeSetSpec } }
  | { readonly kind: 'carry out set'; readonly set: string }
  | { readonly kind: 'verify'; readonly effect: EffectState }
  /** Elements of change sets, read back together. */
  | { readonly kind: 'verify set'; readonly effects: readonly EffectState[] }
  | { readonly kind: 'undo'; readonly effect: EffectState }
  | { readonly kind: 'rest'; readonly until: number | undefined; readonly for: readonly string[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'give up'; readonly as: Ending; readonly why: string }
  /** `stuck`: why search finds no way, where the model is asked for that reason. */
  | { readonly kind: 'think'; readonly stuck?: string }

/** A move, and the plan behind it where one was made. */
export interface Decision {
  readonly move: Move
  readonly plan?: Plan
}

/** What a run does next, from what it knows alone. Pure. */
export function decide(known: Knowledge, goal: GoalSpec): Decision {
  const decision = decideNow(known, goal)
  const { move } = decision
  if (move.kind !== 'rest' || known.state.taken.size > 0 || known.state.stopped) return decision
  const times = [move.until, nextReading(known), forecastAt(known.state, goal)].filter((time) => time !== undefined)
  return times.length > 0 ? { ...decision, move: { ...move, until: Math.min(...times) } } : decision
}

function decideNow(known: Knowledge, goal: GoalSpec): Decision {
  const duty = dutyOf(known, goal)
  if (duty) return { move: duty }
  const { reasoner } = known.agent
  const searches = reasoner === 'hybrid' && !known.state.proposal
  const plan = planFor(searches ? withoutChosen(known) : known, goal)
  if (plan.complete) {
    const old = staleAnswers(known, goal)
    if (old.length > 0) return { move: { kind: 'look again', keys: old, why: 'too old to be told' }, plan }
    return { move: restForUnknown(known.state) ?? beforeClosing(known) ?? { kind: 'close' }, plan }
  }
  const foretold = forecastMove(known, goal)
  if (foretold) return { move: foretold, plan }
  const children = startableChildren(known)
  if (reasoner === 'search') return { move: nextMove(known, goal, plan, children), plan }
  if (searches) {
    const move = nextMove(withoutChosen(known), goal, plan, children)
    return {
      move: move.kind === 'give up' && move.as === 'unmet' ? whenStuck(known.state, goal, move.why) : move,
      plan,
    }
  }
  if (children.length > 0) return { move: { kind: 'start children', children }, plan }
  const changes = setMove(known, goal)
  if (changes) return { move: changes, plan }
  // Checks are the runtime's to look at: a model is asked when it is known how they stand.
  const looks = known.state.proposal ? [] : plan.ready.filter(({ spec }) => spec.kind === 'condition')
  return { move: looks.length > 0 ? { kind: 'take', steps: looks } : thinking(known), plan }
}

function nextMove(known: Knowledge, goal: GoalSpec, plan: Plan, startable: readonly ChildState[]): Move {
  const simple = plan.ready.filter((step) => isSimple(known, step))
  if (simple.length > 0) return { kind: 'take', steps: simple.slice(0, goal.limits.steps - known.state.steps) }
  // Only while their delegation has its place in the plan: a check that holds by now needs no further children.
  const awaited = new Set(plan.pending.map(({ step }) => stepKey(step)))
  const children = startable.filter((child) => awaited.has(stepKey(child.step)))
  if (children.length > 0) return { kind: 'start children', children }
  const changes = setMove(known, goal, plan)
  if (changes) return changes
  const written = plan.ready.filter(isAct).filter((step) => isShadowed(known.state, step))
  const actions = plan.ready.filter(isAct).filter((step) => !written.includes(step) && !restsOnUnknown(known, step))
  const now = actions.find(({ spec }) => spec.once === undefined)
  if (now) return act(known, goal, now, [])
  for (const step of plan.ready) {
    const { spec } = step
    if (spec.kind === 'question') return { kind: 'ask', step: { ...step, spec } }
    if (spec.kind === 'delegation') return { kind: 'delegate', step: { ...step, spec } }
    if (spec.kind === 'wait') return beginWait(known, { ...step, spec })
    if (spec.kind === 'change set') return prepare(known, { ...step, spec })
  }
  const [held] = actions
  if (held && plan.pending.length === 0) return act(known, goal, held, joinable(held, actions))
  const waiting = restFor(known, plan)
  if (waiting) return waiting
  if (written.length > 0)
    return { kind: 'give up', as: 'shadowed', why: 'it only watches: what it would do next is written down' }
  const wait = nextWait(known)
  if (wait) return beginWait(known, wait)
  return whileAtWork(known, startable) ?? { kind: 'give up', as: 'unmet', why: plan.missing.join('. ') }
}

/** Whether this call was decided already and is not made, for the agent only watches here. */
export function isShadowed({ decisions }: RunState, step: ReadyStep): boolean {
  const { inputs, ...reference } = referenceTo(step)
  const decided = decisions.get(stepKey(reference))
  return decided?.inputs === inputs && decided.decision.shadow !== undefined
}

/** A set is prepared when everything that it rests on is fresh, and known. */
export function prepare(known: Knowledge, step: ReadyStep & { readonly spec: ChangeSetSpec }): Move {
  const unknown = restsOnUnknown(known, step) ? restForUnknown(known.state) : undefined
  if (unknown) return unknown
  const stale = staleFacts(known, step)
  if (stale.length === 0) return { kind: 'prepare set', step }
  return { kind: 'look again', keys: stale, why: `too old to rely on before ${step.spec.name}` }
}

export function isAct(step: ReadyStep): step is ActStep {
  return step.spec.kind === 'action'
}

/** A write, once everything it rests on is fresh and the limit on effects allows one more. */
export function act(known: Knowledge, goal: GoalSpec, step: ActStep, joined: readonly ActStep[]): Move {
  const unknown = [step, ...joined].some((one) => restsOnUnknown(known, one)) ? restForUnknown(known.state) : undefined
  if (unknown) return unknown
  const stale = [step, ...joined].flatMap((one) => staleFacts(known, one))
  if (stale.length > 0)
    return { kind: 'look again', keys: [...new Set(stale)], why: `too old to rely on before ${step.spec.name}` }
  const over = overEffects(known, goal, [step, ...joined])
  if (over !== undefined) return { kind: 'give up', as: 'failed', why: over }
  const full = isFull(known, goal) ? restForUnknown(known.state) : undefined
  if (full) return full
  return { kind: 'act', step, joined }
}

/** The other held writes to the thing that `held` may change only once. */
export function joinable(held: ActStep, actions: readonly ActStep[]): readonly ActStep[] {
  const { once, merge } = held.spec
  if (!once || !merge) return []
  const thingOf = (step: ActStep) => ownCode(step, 'once', () => canonical(once(decodedInputs(step))))
  const thing = thingOf(held)
  return actions.filter((other) => other !== held && other.spec === held.spec && thingOf(other) === thing)
}

/** With a model as reasoner: rest while something is open that it cannot hurry, else let it think. */
function thinking(known: Knowledge): Move {
  if (known.state.proposal) return { kind: 'think' }
  const open = [...known.state.requests.values()].filter((request) => request.answer === undefined)
  const unknown = [...known.state.effects.values()].filter((effect) => effect.result === 'unknown')
  if (open.length + unknown.length === 0) return { kind: 'think' }
  const times = [
    ...open.map((request) => request.expiresAt),
    ...unknown.flatMap((effect) => (effect.again === undefined ? [] : [effect.again])),
  ]
  return {
    kind: 'rest',
    until: Math.min(...times),
    for: [...open.map((request) => request.title), ...unknown.map((effect) => effect.title)],
  }
}
