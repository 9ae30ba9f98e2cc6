import type { ConditionSpec } from '../agent/capability.ts'
import type { CheckSummary, EffectSummary, EventBody, Outcome } from '../journal/events.ts'
import { canonical, type Json } from '../facts/json.ts'
import { keyFor, scopeKey, type Scope } from '../facts/key.ts'
import { buildGraph } from '../planning/graph.ts'
import { scopesOf } from '../planning/knowledge.ts'
import type { Plan } from '../planning/plan.ts'
import type { Activation } from './activation.ts'
import type { NewRequest } from './store.ts'
import { takeStep } from './take-step.ts'

const takeOverDue = 7 * 86_400_000

/** One check about one entity, as the live systems answer it now. */
interface Looked {
  readonly check: ConditionSpec
  readonly scope: Scope
  readonly event: EventBody | undefined
  readonly summary: CheckSummary
}

/**
 * Asks every check of the goal live, and settles the run if all of them hold and nothing forbidden has come true.
 * Nothing else can say `met`. Answers false when the run has to go on.
 */
export async function closeRun(activation: Activation): Promise<boolean> {
  const done = await lookAll(activation, activation.goal.doneWhen)
  const never = await lookAll(activation, activation.goal.never)
  const events = [...done, ...never].flatMap(({ event }) => (event ? [event] : []))
  const broken = never.filter(({ summary }) => summary.result !== 'false')
  const open = done.filter(({ summary }) => summary.result !== 'true')
  if (broken.length > 0) {
    const why = broken
      .map(
        ({ summary }) =>
          `${summary.check} must never hold, but it ${summary.result === 'true' ? 'does' : 'cannot be told'}`,
      )
      .join('; ')
    await settle(activation, 'handed over', why, [...done, ...never], events)
    return true
  }
  if (open.length > 0) {
    await activation.commit(events)
    return false
  }
  const declined = decliningRules(activation)
  const outcome: Outcome = declined.length > 0 ? 'declined' : 'met'
  await settle(
    activation,
    outcome,
    declined.length > 0 ? `declined by ${declined.join(', ')}` : 'every check holds',
    done,
    events,
  )
  return true
}

/** The rules that said no, where everything that was decided said no. */
function decliningRules(activation: Activation): readonly string[] {
  const decided = [...activation.state.facts.values()].filter(
    (fact) => fact.rule !== undefined && !fact.fallen && isRemedy(activation, fact.giver.capability),
  )
  return decided.length > 0 && decided.every((fact) => fact.declines)
    ? [...new Set(decided.map((fact) => fact.rule ?? ''))]
    : []
}

/** Only tables that can decline have a say in whether a run was declined. */
function isRemedy(activation: Activation, capability: string): boolean {
  const spec = activation.loaded.agent.capabilities.get(capability)
  return spec?.kind === 'decision' && spec.rows.some((row) => row.declines)
}

async function lookAll(activation: Activation, checks: readonly ConditionSpec[]): Promise<readonly Looked[]> {
  const known = activation.known()
  const instances = checks.flatMap((check) => scopesOf(known, check.scope).scopes.map((scope) => ({ check, scope })))
  return Promise.all(instances.map(({ check, scope }) => look(activation, check, scope)))
}

async function look(activation: Activation, check: ConditionSpec, scope: Scope): Promise<Looked> {
  const known = activation.known()
  const key = keyFor(check.gives, scope)
  const forgotten = { ...known, usable: new Map(known.usable).set(key, false) }
  const step = buildGraph(forgotten, [{ fact: check.gives, scope, floor: 0, opens: false, either: true }]).steps.get(
    `${check.name} ${scopeKey(scope)}`,
  )
  const about = scope.join(' / ')
  if (!step?.inputs || step.availability.kind === 'blocked') {
    const reason = step?.availability.kind === 'blocked' ? step.availability.why : 'what it rests on is not known'
    return { check, scope, event: undefined, summary: { check: check.title, about, result: 'cannot tell', reason } }
  }
  const { event } = await takeStep(activation.context, known, { spec: check, scope, inputs: step.inputs })
  if (event.type !== 'step.gave') {
    const reason = event.type === 'step.failed' ? event.failure.reason : 'it could not be looked at'
    return { check, scope, event, summary: { check: check.title, about, result: 'cannot tell', reason } }
  }
  const holds = event.facts[0]?.value === true
  return { check, scope, event, summary: { check: check.title, about, result: holds ? 'true' : 'false' } }
}

/** Ends a run whose checks cannot all be met: says what holds, what does not, and hands over the rest. */
export async function giveUp(
  activation: Activation,
  as: 'unmet' | 'failed' | 'cancelled',
  why: string,
  plan: Plan | undefined,
): Promise<void> {
  const looked = await lookAll(activation, activation.goal.doneWhen)
  const events = looked.flatMap(({ event }) => (event ? [event] : []))
  const own = [...activation.state.effects.values()].some(
    (effect) => effect.result === 'confirmed' && !effect.adopted && !effect.undone && effect.undoes === undefined,
  )
  const some = looked.some(({ summary }) => summary.result === 'true')
  const outcome: Outcome =
    as === 'cancelled' ? 'cancelled' : as === 'failed' ? 'failed' : own && some ? 'partly' : 'handed over'
  await settle(activation, outcome, why || 'no way is left', looked, events, plan)
}

/** Every effect the run began, always all of them: a run never ends in silence about what it wrote. */
export function effectSummaries(activation: Activation): readonly EffectSummary[] {
  return [...activation.state.effects.values()]
    .filter((effect) => effect.result !== 'absent')
    .map((effect) => ({
      action: effect.action,
      title: effect.undoes === undefined ? effect.title : `taken back: ${effect.title}`,
      result: effect.result,
      adopted: effect.adopted,
    }))
}

async function settle(
  activation: Activation,
  outcome: Outcome,
  why: string,
  looked: readonly Looked[],
  events: readonly EventBody[],
  plan?: Plan,
): Promise<void> {
  const checks = looked.map(({ summary }) => summary)
  const effects = effectSummaries(activation)
  const open = [...activation.state.requests.values()].filter((request) => request.answer === undefined)
  const handOver = outcome === 'handed over' || outcome === 'partly' || outcome === 'failed'
  const parent = activation.state.opened.parent?.run
  await activation.commit(
    [
      ...events,
      ...open.map((one): EventBody => ({
        type: 'request.answered',
        request: one.id,
        answer: { kind: 'withdrawn', reason: `the run ended: ${outcome}` },
      })),
      { type: 'run.settled', outcome, why, checks, effects },
    ],
    {
      settled: { outcome, summary: why, ...(parent === undefined ? {} : { parent }) },
      withdraw: open.map((one) => one.id),
      ...(handOver ? { requests: [takeOver(activation, outcome, why, checks, effects, plan)] } : {}),
    },
  )
}

/** Everything the person who takes over needs: what was asked, done, tried and found. */
function takeOver(
  activation: Activation,
  outcome: Outcome,
  why: string,
  checks: readonly CheckSummary[],
  effects: readonly EffectSummary[],
  plan: Plan | undefined,
): NewRequest {
  const { state, context } = activation
  const now = context.clock.now()
  const tried = [...state.spent].flatMap(([step, marks]) =>
    marks.map((mark) => ({ step, result: mark.kind, reason: mark.reason })),
  )
  const facts = [...state.facts]
    .filter(([, fact]) => !fact.fallen && fact.how !== 'looked')
    .map(([key, fact]) => ({ fact: key, value: fact.value, from: fact.giver.capability, label: fact.label }))
  const undo = [...state.effects.values()]
    .filter((effect) => effect.result === 'confirmed' && !effect.adopted && !effect.undone)
    .map((effect) => effect.title)
  const shown = {
    goal: state.opened.asked,
    outcome,
    why,
    missing: plan?.missing ?? [],
    checks,
    effects,
    tried,
    facts,
    undo,
  }
  return {
    id: context.id(),
    kind: 'take over',
    roles: ['operator'],
    count: 1,
    requester: `agent ${activation.loaded.agent.name}`,
    title: `${state.opened.asked}: ${why}`.slice(0, 300),
    shown: JSON.parse(canonical(shown as unknown as Json)) as Json,
    argumentsHash: '',
    askedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + takeOverDue).toISOString(),
  }
}
