import type { GoalSpec } from '../agent/goal.ts'
import type { ActionSpec, DelegationSpec, QuestionSpec, WaitSpec } from '../agent/capability.ts'
import { canonical } from '../facts/json.ts'
import { scopeKey } from '../facts/key.ts'
import type { FactKey, StepReference } from '../journal/events.ts'
import { waitKey, type ChildState, type EffectState, type RunState } from '../journal/state.ts'
import { scopesOf, standingOf, hashInputs, type Knowledge } from '../planning/knowledge.ts'
import { planFor, type Plan, type ReadyStep } from '../planning/plan.ts'
import { staleReads } from '../planning/stale.ts'
import { decodedInputs } from './take-step.ts'

export type ActStep = ReadyStep & { readonly spec: ActionSpec }

/** What the run does next. */
export type Move =
  | { readonly kind: 'take'; readonly steps: readonly ReadyStep[] }
  | { readonly kind: 'act'; readonly step: ActStep; readonly joined: readonly ActStep[] }
  | { readonly kind: 'ask'; readonly step: ReadyStep & { readonly spec: QuestionSpec } }
  | { readonly kind: 'delegate'; readonly step: ReadyStep & { readonly spec: DelegationSpec } }
  | { readonly kind: 'start children'; readonly children: readonly ChildState[] }
  | { readonly kind: 'begin wait'; readonly step: ReadyStep & { readonly spec: WaitSpec } }
  | { readonly kind: 'end wait'; readonly step: StepReference; readonly why: string }
  | { readonly kind: 'look again'; readonly keys: readonly FactKey[]; readonly why: string }
  | { readonly kind: 'verify'; readonly effect: EffectState }
  | { readonly kind: 'undo'; readonly effect: EffectState }
  | { readonly kind: 'rest'; readonly until: number | undefined; readonly for: readonly string[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'give up'; readonly as: 'unmet' | 'failed' | 'cancelled'; readonly why: string }
  | { readonly kind: 'think' }

/** A move, and the plan behind it where one was made. */
export interface Decision {
  readonly move: Move
  readonly plan?: Plan
}

/** What a run does next, from what it knows alone. Pure. */
export function decide(known: Knowledge, goal: GoalSpec): Decision {
  const duty = dutyOf(known, goal)
  if (duty) return { move: duty }
  const plan = planFor(known, goal)
  if (plan.complete) return { move: { kind: 'close' }, plan }
  if (known.agent.reasoner === 'model') return { move: thinking(known), plan }
  return { move: nextMove(known, goal, plan), plan }
}

/** What has to be done whoever reasons: settling what is unknown, ending what is due, keeping limits. */
export function dutyOf(known: Knowledge, goal: GoalSpec): Move | undefined {
  const { state } = known
  const effects = [...state.effects.values()]
  const open = effects.find(
    (effect) => effect.result === 'intended' || (effect.result === 'unknown' && (effect.again ?? 0) <= state.now),
  )
  if (open) return { kind: 'verify', effect: open }
  if (state.cancelled)
    return { kind: 'give up', as: 'cancelled', why: `cancelled by ${state.cancelled.by}: ${state.cancelled.reason}` }
  const limit = passedLimit(state, goal)
  if (limit) return { kind: 'give up', as: 'failed', why: limit }
  const due = [...state.waits.values()].find((waiting) => !waiting.ended && waiting.until <= state.now)
  if (due) return { kind: 'end wait', step: due.step, why: 'its time has come' }
  const startable = startableChildren(known)
  if (startable.length > 0) return { kind: 'start children', children: startable }
  return unsettledLooks(known)
}

function passedLimit(state: RunState, goal: GoalSpec): string | undefined {
  const { limits } = goal
  if (state.steps >= limits.steps) return `the limit of ${limits.steps} steps is reached`
  if (state.now - state.openedAt >= limits.time)
    return `the time limit of ${Math.round(limits.time / 60_000)} minutes is reached`
  if (state.tokens >= limits.tokens) return `the limit of ${limits.tokens} tokens is reached`
  return undefined
}

function startableChildren(known: Knowledge): readonly ChildState[] {
  const children = [...known.state.children.values()]
  const planned = children.filter((child) => child.standing === 'planned')
  const first = planned[0]
  if (!first) return []
  const spec = known.agent.capabilities.get(first.step.capability)
  const atOnce = spec?.kind === 'delegation' ? spec.atOnce : 1
  const acting = children.filter((child) => child.standing === 'acting').length
  return planned.slice(0, Math.max(0, atOnce - acting))
}

/** Checks seen false before a confirmed write had time to show: seen again once it has. */
function unsettledLooks(known: Knowledge): Move | undefined {
  const { state, agent } = known
  for (const effect of state.effects.values()) {
    const spec = agent.capabilities.get(effect.action)
    if (effect.result !== 'confirmed' || spec?.kind !== 'action' || spec.settle === 0) continue
    const shows = effect.readAt + spec.settle
    if (shows > state.now) continue
    const names = new Set(spec.makes.map((check) => check.name))
    const keys = [...state.facts]
      .filter(
        ([key, fact]) =>
          names.has(key.slice(0, key.indexOf(' '))) && fact.value === false && !fact.dirty && fact.readAt < shows,
      )
      .map(([key]) => key)
    if (keys.length > 0) return { kind: 'look again', keys, why: `${effect.title} has had time to show` }
  }
  return undefined
}

function nextMove(known: Knowledge, goal: GoalSpec, plan: Plan): Move {
  const simple = plan.ready.filter(
    ({ spec }) => spec.kind !== 'action' && spec.kind !== 'question' && spec.kind !== 'delegation',
  )
  if (simple.length > 0) return { kind: 'take', steps: simple }
  const actions = plan.ready.filter(isAct)
  const now = actions.find(({ spec }) => spec.once === undefined)
  if (now) return act(known, goal, now, [])
  for (const step of plan.ready) {
    const { spec } = step
    if (spec.kind === 'question') return { kind: 'ask', step: { ...step, spec } }
    if (spec.kind === 'delegation') return { kind: 'delegate', step: { ...step, spec } }
  }
  const waiting = restFor(known, plan)
  const [held] = actions
  if (held && plan.pending.length === 0) return act(known, goal, held, joinable(held, actions))
  if (waiting) return waiting
  const wait = nextWait(known)
  if (wait) return { kind: 'begin wait', step: wait }
  return { kind: 'give up', as: 'unmet', why: plan.missing.join('. ') }
}

function isAct(step: ReadyStep): step is ActStep {
  return step.spec.kind === 'action'
}

/** A write, once everything it rests on is fresh and the limit on effects allows one more. */
export function act(known: Knowledge, goal: GoalSpec, step: ActStep, joined: readonly ActStep[]): Move {
  const stale = [step, ...joined].flatMap((one) => staleReads(known, one))
  if (stale.length > 0)
    return {
      kind: 'take',
      steps: [...new Map(stale.map((one) => [`${one.spec.name} ${scopeKey(one.scope)}`, one])).values()],
    }
  const written = [...known.state.effects.values()].filter(
    (effect) => effect.result !== 'absent' && !effect.adopted,
  ).length
  if (written >= goal.limits.effects)
    return { kind: 'give up', as: 'failed', why: `the limit of ${goal.limits.effects} effects is reached` }
  return { kind: 'act', step, joined }
}

/** The other held writes to the thing that `held` may change only once. */
function joinable(held: ActStep, actions: readonly ActStep[]): readonly ActStep[] {
  const { once, merge } = held.spec
  if (!once || !merge) return []
  const thing = canonical(once(decodedInputs(held)))
  return actions.filter(
    (other) => other !== held && other.spec === held.spec && canonical(once(decodedInputs(other))) === thing,
  )
}

/** Rests while something it began is still open. */
export function restFor(known: Knowledge, plan: Plan): Move | undefined {
  const waits = [...known.state.waits.values()].filter((waiting) => !waiting.ended)
  const open = [
    ...plan.pending,
    ...waits.map(({ step, until }) => ({ what: `${step.capability} until ${new Date(until).toISOString()}`, until })),
  ]
  if (open.length === 0) return undefined
  const times = open.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    kind: 'rest',
    until: times.length > 0 ? Math.min(...times) : undefined,
    for: [...new Set(open.map(({ what }) => what))],
  }
}

/** The first wait that may still be begun: waiting is only for when no other way is left. */
function nextWait(known: Knowledge): (ReadyStep & { readonly spec: WaitSpec }) | undefined {
  for (const spec of known.agent.capabilities.values()) {
    if (spec.kind !== 'wait') continue
    for (const scope of scopesOf(known, spec.scope).scopes) {
      const standings = Object.entries(spec.needs).map(
        ([name, need]) => [name, standingOf(known, need, scope)] as const,
      )
      const met = standings.flatMap(([name, standing]) => (standing.kind === 'met' ? [[name, standing] as const] : []))
      if (met.length < standings.length) continue
      const values = Object.fromEntries(met.map(([name, standing]) => [name, standing.value]))
      const hash = hashInputs(values)
      const before = known.state.waits.get(waitKey({ capability: spec.name, scope: scopeKey(scope), inputs: hash }))
      if (before && before.count >= spec.most) continue
      return { spec, scope, inputs: { values, from: met.flatMap(([, standing]) => standing.from), hash } }
    }
  }
  return undefined
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
