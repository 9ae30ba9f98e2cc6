import { canonical } from '../facts/json.ts'
import type { Plan, ReadyStep } from '../planning/plan.ts'
import { performAction, verifyEffect } from './act.ts'
import { Activation, Fenced } from './activation.ts'
import type { RunContext } from './context.ts'
import { decide, type Move } from './decide.ts'
import { drainInbox, endOfWait } from './inbox.ts'
import { closeRun, giveUp } from './settle.ts'
import { isPure, takeStep } from './take-step.ts'
import { think } from './think.ts'
import { nextUndo, undoEffect } from './undo.ts'
import { ask, beginDelegation, beginWait, startChildren } from './wait-for.ts'

/** How an activation ended: at rest until something wakes the run, settled, or overtaken by another. */
export type Advanced = 'rests' | 'settled' | 'fenced'

/**
 * Drives a run until it rests or is settled. Safe to call at any time, from any process, twice at once: whoever
 * appends second stops.
 */
export async function advance(context: RunContext, run: string, signal?: AbortSignal): Promise<Advanced> {
  try {
    const activation = await Activation.of(context, run)
    if (!activation) return 'settled'
    activation.stage([{ type: 'run.woke', why: 'activated' }])
    await drainInbox(activation)
    while (signal?.aborted !== true) {
      const ended = await once(activation)
      if (ended) return ended
    }
    return 'rests'
  } catch (error) {
    if (error instanceof Fenced) return 'fenced'
    throw error
  }
}

async function once(activation: Activation): Promise<Advanced | undefined> {
  const known = activation.known()
  const { move, plan } = decide(known, activation.goal)
  if (plan) notePlan(activation, plan)
  switch (move.kind) {
    case 'take':
      await take(activation, move.steps)
      return undefined
    case 'act':
      await performAction(activation, move.step, move.joined)
      return undefined
    case 'verify':
      await verifyEffect(activation, move.effect)
      return undefined
    case 'undo':
      await undoEffect(activation, move.effect)
      return undefined
    case 'ask':
      await ask(activation, move.step)
      return undefined
    case 'delegate':
      await beginDelegation(activation, move.step)
      return undefined
    case 'start children':
      await startChildren(activation, move.children)
      return undefined
    case 'begin wait':
      await beginWait(activation, move.step)
      return undefined
    case 'end wait':
      await activation.commit(endOfWait(activation, move.step, move.why))
      return undefined
    case 'look again':
      activation.stage([{ type: 'facts.fell', keys: move.keys, why: move.why, retry: [] }])
      return undefined
    case 'think':
      await think(activation, plan)
      return undefined
    case 'close':
      return (await closeRun(activation)) ? 'settled' : undefined
    case 'give up':
      return endUnmet(activation, move, plan)
    case 'rest':
      return rest(activation, move)
  }
}

/** A plan is logged when it gains something new. */
function notePlan(activation: Activation, plan: Plan): void {
  const text = canonical(plan.steps.map(({ step, fork }) => [step.capability, step.scope, fork ?? null]))
  const before = new Set(
    activation.state.plan.map(({ step, fork }) => canonical([step.capability, step.scope, fork ?? null])),
  )
  const gained = plan.steps.some(
    ({ step, fork }) => !before.has(canonical([step.capability, step.scope, fork ?? null])),
  )
  if (!gained || text === activation.state.planText) return
  activation.stage([{ type: 'plan.revised', steps: plan.steps, missing: plan.missing }])
  activation.state.planText = text
}

async function take(activation: Activation, steps: readonly ReadyStep[]): Promise<void> {
  const known = activation.known()
  const pure = steps.filter((step) => isPure(step.spec))
  const chosen = pure.length > 0 ? pure : steps
  const results = await Promise.all(chosen.map((step) => takeStep(activation.context, known, step)))
  const events = results.map(({ event }) => event)
  const texts = new Map(results.flatMap((result) => [...result.texts]))
  if (pure.length > 0) activation.stage(events, texts)
  else await activation.commit(events, {}, texts)
}

async function endUnmet(
  activation: Activation,
  move: Extract<Move, { kind: 'give up' }>,
  plan: Plan | undefined,
): Promise<Advanced | undefined> {
  const undo = activation.goal.unmet === 'undo' ? nextUndo(activation.state, activation.loaded.agent) : undefined
  if (undo) {
    await undoEffect(activation, undo)
    return undefined
  }
  await giveUp(activation, move.as, move.why, plan)
  return 'settled'
}

async function rest(activation: Activation, move: Extract<Move, { kind: 'rest' }>): Promise<Advanced | undefined> {
  if (await drainInbox(activation)) return undefined
  const until = move.until === undefined ? null : new Date(move.until).toISOString()
  const parent = activation.state.opened.parent?.run
  await activation.commit([{ type: 'run.waits', until, for: move.for }], {
    waits: { until, ...(parent === undefined ? {} : { parent }) },
  })
  return 'rests'
}
