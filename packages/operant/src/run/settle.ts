import type { ConditionSpec } from '../agent/capability.ts'
import { keyFor, scopeKey, type Scope } from '../facts/key.ts'
import type { EventBody } from '../journal/events.ts'
import type { CheckSummary, EffectSummary, Ending, Outcome } from '../journal/outcome.ts'
import type { RunState } from '../journal/state.ts'
import { buildGraph } from '../planning/graph.ts'
import { isQuestion } from '../agent/goal.ts'
import { childrenAtWork } from './deciding/collections.ts'
import { answersOf, answerStanding, staleAnswers } from '../planning/answers.ts'
import { claimsBehind } from '../planning/claims.ts'
import { scopesOf, usableFact } from '../planning/knowledge.ts'
import type { Activation } from './activation.ts'
import { withdrawn } from './guarding/approval.ts'
import type { Also } from './store.ts'
import { takeOver } from './taking/work-item.ts'
import { takeStep } from './stepping/take-step.ts'
import { isEndedByParent, tellToEnd } from './waiting/children.ts'

/** One check about one entity, as the live systems answer it now. */
interface Looked {
  readonly check: ConditionSpec
  readonly scope: Scope
  readonly event: EventBody | undefined
  readonly summary: CheckSummary
  /** Unproven writes whose answers are all that it rests on; absent where it rests on more. */
  readonly claims?: readonly string[]
}

/** How closing a run went. */
export type Closing =
  | { readonly kind: 'settled' }
  /** Some check does not hold: the run has to go on. */
  | { readonly kind: 'open' }
  /** Every check says yes, but some of them only because a system said so that nothing was read back from. */
  | { readonly kind: 'claimed'; readonly why: string }

/**
 * Asks every check of the goal live, and settles the run if all of them hold and nothing forbidden does. Nothing else
 * can say `met`.
 */
export async function closeRun(activation: Activation): Promise<Closing> {
  const done = await lookAll(activation, activation.goal.doneWhen)
  const never = await lookAll(activation, activation.goal.never)
  const open = [
    ...done.filter(({ summary }) => summary.result !== 'true'),
    ...never.filter(({ summary }) => summary.result !== 'false'),
  ]
  if (open.length > 0) {
    const claims = open.flatMap((one) => one.claims ?? [])
    if (open.every((one) => one.claims !== undefined))
      return { kind: 'claimed', why: `nothing but the answer of ${claims.join(' and ')} shows it` }
    // What could not be told now is not known any more, whatever it was before.
    const lost = open
      .filter(({ event }) => event?.type !== 'step.gave')
      .map(({ check, scope }) => keyFor(check.gives, scope))
    const fell: EventBody = {
      type: 'facts.fell',
      keys: lost,
      why: 'they could not be told when the run was to close',
      retry: [],
    }
    await activation.commit([...eventsOf([...done, ...never]), ...(lost.length > 0 ? [fell] : [])])
    return { kind: 'open' }
  }
  if (isQuestion(activation.goal)) return closeQuestion(activation, [...done, ...never])
  const declined = decliningRules(activation)
  const [outcome, why]: [Outcome, string] =
    declined.length > 0
      ? ['declined', `declined by ${declined.join(', ')}`]
      : ['met', `every check holds${claimedToo(activation)}`]
  await settle(activation, outcome, why, [...done, ...never])
  return { kind: 'settled' }
}

/** A question is closed by telling what is known now, with where it comes from, in the commit that ends the run. */
async function closeQuestion(activation: Activation, looked: readonly Looked[]): Promise<Closing> {
  const known = activation.known()
  const lost = activation.goal.answers.filter((need) => answerStanding(known, need).kind !== 'met')
  if (lost.length > 0 || staleAnswers(known, activation.goal).length > 0) {
    await activation.commit(eventsOf(looked))
    return { kind: 'open' }
  }
  await settle(activation, 'met', 'answered', looked)
  return { kind: 'settled' }
}

/** What was claimed on the way, so that nobody takes it for done. */
function claimedToo({ state }: Activation): string {
  const titles = [...state.effects.values()].filter((one) => one.result === 'claimed').map((one) => one.title)
  return titles.length > 0 ? `; claimed only, and not read back: ${titles.join(', ')}` : ''
}

function eventsOf(looked: readonly Looked[]): readonly EventBody[] {
  return looked.flatMap(({ event }) => (event ? [event] : []))
}

/** The rules that said no, where everything that was decided said no. */
function decliningRules(activation: Activation): readonly string[] {
  const known = activation.known()
  const decided = [...activation.state.facts].flatMap(([key, fact]) =>
    fact.rule !== undefined && usableFact(known, key) && isRemedy(activation, fact.giver.capability) ? [fact] : [],
  )
  return decided.every((fact) => fact.declines) ? [...new Set(decided.map((fact) => fact.rule ?? ''))] : []
}

/** Only tables that can decline have a say in whether a run was declined. */
function isRemedy(activation: Activation, capability: string): boolean {
  const spec = activation.loaded.agent.capabilities.get(capability)
  return spec?.kind === 'decision' && spec.rows.some((row) => row.declines)
}

/** Every instance of the checks. Where a list of members is not known, the check cannot be told: it never holds by default. */
async function lookAll(activation: Activation, checks: readonly ConditionSpec[]): Promise<readonly Looked[]> {
  const known = activation.known()
  const found = checks.map((check) => ({ check, ...scopesOf(known, check.scope) }))
  const looked = found.flatMap(({ check, scopes }) => scopes.map((scope) => look(activation, check, scope)))
  const unlisted = found.flatMap(({ check, missing }) =>
    missing.map(({ kind, scope }) => withoutList(check, kind.name, scope)),
  )
  return [...(await Promise.all(looked)), ...unlisted]
}

function withoutList(check: ConditionSpec, kind: string, scope: Scope): Looked {
  const reason = `which ${kind} there is, is not known`
  const about = scope.join(' / ')
  return { check, scope, event: undefined, summary: { check: check.title, about, result: 'cannot tell', reason } }
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
  if (step.inputs.from.some(({ label }) => label === 'literal')) {
    const reason = 'it rests on a value that the model chose'
    return { check, scope, event: undefined, summary: { check: check.title, about, result: 'cannot tell', reason } }
  }
  const { event } = await takeStep(activation.context, known, { spec: check, scope, inputs: step.inputs })
  if (event.type !== 'step.gave') {
    const reason = event.type === 'step.failed' ? event.failure.reason : 'it could not be looked at'
    return { check, scope, event, summary: { check: check.title, about, result: 'cannot tell', reason } }
  }
  const holds = event.facts[0]?.value === true
  const keys = Object.keys(check.uses).length > 0 ? [] : step.inputs.from.map((one) => one.key)
  const claims = holds ? claimsBehind(known, keys) : []
  if (claims.length > 0) {
    const reason = `it says yes, but only because ${claims.join(' and ')} answered so, and nothing read that back`
    return { check, scope, event, summary: { check: check.title, about, result: 'cannot tell', reason }, claims }
  }
  return { check, scope, event, summary: { check: check.title, about, result: holds ? 'true' : 'false' } }
}

/** Ends a run whose checks cannot all be met: says what holds, what does not, and hands over the rest. */
export async function giveUp(
  activation: Activation,
  as: Ending,
  why: string,
  missing: readonly string[],
): Promise<void> {
  const looked = await lookAll(activation, activation.goal.doneWhen)
  const all = looked.length > 0 && looked.every(({ summary }) => summary.result === 'true')
  if ((as === 'unmet' || as === 'declined') && all && (await closeRun(activation)).kind === 'settled') return
  const outcome = as === 'unmet' ? (isPartly(activation, looked) ? 'partly' : 'handed over') : as
  await settle(activation, outcome, why || 'no way is left', looked, missing)
}

/** Something of what was asked for has come of it: a check, an answer, some of its elements. */
function isPartly(activation: Activation, looked: readonly Looked[]): boolean {
  const { state } = activation
  if ([...state.children.values()].some(({ outcome }) => outcome === 'met')) return true
  const some = looked.some(({ summary }) => summary.result === 'true')
  return (hasOwnEffect(state) && some) || answersOf(activation.known(), activation.goal).length > 0
}

/** Whether something that it did stands. */
function hasOwnEffect({ effects }: RunState): boolean {
  return [...effects.values()].some(
    (effect) => effect.result === 'confirmed' && !effect.adopted && !effect.undone && effect.undoes === undefined,
  )
}

/**
 * Every effect the run began, always all of them: a run never ends in silence about what it wrote. Those of a change set
 * that are done are told as one, with their number.
 */
function effectSummaries(activation: Activation): readonly EffectSummary[] {
  const { effects, sets } = activation.state
  const together = new Map<string, EffectSummary>()
  const summaries: EffectSummary[] = []
  for (const effect of effects.values()) {
    const { action, result, adopted, set, undoes } = effect
    if (result === 'absent' || effect.lapsed) continue
    const title = undoes === undefined ? effect.title : `taken back: ${effect.title}`
    if (!set || result !== 'confirmed') {
      summaries.push({ action, title, result, adopted })
      continue
    }
    const key = JSON.stringify([set.id, action, adopted, effect.undone])
    const before = together.get(key)
    const name = `${sets.get(set.id)?.title ?? set.id}: ${action}${effect.undone ? ', taken back' : ''}`
    together.set(key, { action, title: before ? name : title, result, adopted, count: (before?.count ?? 0) + 1 })
  }
  return [
    ...[...together.values()].map(({ count, ...one }) => (count === 1 ? one : { ...one, count: count ?? 1 })),
    ...summaries,
  ]
}

async function settle(
  activation: Activation,
  outcome: Outcome,
  why: string,
  looked: readonly Looked[],
  missing: readonly string[] = [],
): Promise<void> {
  const { state } = activation
  const checks = looked.map(({ summary }) => summary)
  const effects = effectSummaries(activation)
  const open = [...state.requests.values()].filter((request) => request.answer === undefined)
  const parent = state.opened.parent?.run
  const answers = answersOf(activation.known(), activation.goal)
  const { unchecked } = state.opened
  const settled: EventBody = {
    type: 'run.settled',
    outcome,
    why,
    checks,
    effects,
    ...(answers.length > 0 ? { answers } : {}),
    ...(unchecked ? { unchecked } : {}),
  }
  await activation.commit([...eventsOf(looked), ...withdrawn(open, `the run ended: ${outcome}`), settled], {
    settled: { outcome, summary: why, ...(parent === undefined ? {} : { parent }) },
    withdraw: open.map((one) => one.id),
    ...childrenToStop(activation, why),
    ...((needsPerson(outcome, effects) || isLeftHalfDone(activation, outcome)) && !state.closed
      ? { requests: [takeOver(activation, { outcome, why, missing, checks, effects })] }
      : {}),
  })
}

function needsPerson(outcome: Outcome, effects: readonly EffectSummary[]): boolean {
  const unmet = outcome === 'handed over' || outcome === 'partly' || outcome === 'failed'
  return unmet || effects.some((effect) => effect.result === 'unknown')
}

/** Ended by the run that it was begun for, it leaves what it did behind: of that no person knows. */
function isLeftHalfDone({ state }: Activation, outcome: Outcome): boolean {
  return outcome === 'cancelled' && isEndedByParent(state) && hasOwnEffect(state)
}

/** Where it ends otherwise than by its checks, nothing that it handed on goes on without it. */
function childrenToStop(activation: Activation, why: string): Pick<Also, 'cancel'> {
  const open = childrenAtWork(activation.state)
  if (open.length === 0) return {}
  return { cancel: tellToEnd(activation.run, open, why) }
}
