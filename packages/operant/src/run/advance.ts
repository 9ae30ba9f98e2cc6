import { textsTogether } from '../facts/outside-text.ts'
import type { PlannedStep } from '../journal/planned-step.ts'
import type { Plan, ReadyStep } from '../planning/plan.ts'
import { performAction, verifyEffect } from './act.ts'
import { Activation } from './activation.ts'
import { withdrawn } from './guarding/approval.ts'
import { beginDelegation, endChildren, startChildren } from './waiting/children.ts'
import { carryOutSet } from './changing/carry-out-set.ts'
import { prepareSet } from './changing/prepare.ts'
import { verifyAll } from './changing/work.ts'
import { Fenced } from './commits.ts'
import type { RunContext } from './context.ts'
import { decide, type Move } from './deciding/decide.ts'
import { beforeEnding } from './deciding/ending.ts'
import { PolicyChanged } from './guarding/governed.ts'
import { beginWait } from './waiting/begin-wait.ts'
import { foretell } from './waiting/foretell.ts'
import { endWait, lookEvents } from './waiting/end-wait.ts'
import { drainInbox, expiryOf } from './waiting/inbox.ts'
import { withinCalls } from './deciding/limits.ts'
import { decideAnew } from './taking/decisions.ts'
import { BrokenCode } from './stepping/own-code.ts'
import { closeRun, giveUp } from './settle.ts'
import { unreadableStop } from './stopping/stops.ts'
import { isPure, takeStep } from './stepping/take-step.ts'
import { think } from './proposing/think.ts'
import { thinkWhenStuck } from './proposing/think-when-stuck.ts'
import { undoEffect } from './undo.ts'
import { ask } from './waiting/wait-for.ts'

/** How an activation ended: at rest until something wakes the run, settled, or overtaken by another. */
export type Advanced = 'rests' | 'settled' | 'fenced'

/**
 * Drives a run until it rests or is settled. Safe to call at any time, from any process, twice at once: whoever
 * appends second stops.
 */
export async function advance(context: RunContext, run: string, signal?: AbortSignal): Promise<Advanced> {
  for (let changes = 0; ; changes += 1) {
    try {
      const activation = await Activation.of(context, run, signal)
      return activation ? await drive(activation) : 'settled'
    } catch (error) {
      if (error instanceof Fenced) return 'fenced'
      if (!(error instanceof PolicyChanged) || changes === mostChanges) throw error
      await context.refreshPolicies?.(error.agent)
    }
  }
}

/** Changes of the policies within one activation after which something must be wrong. */
const mostChanges = 10

async function drive(activation: Activation): Promise<Advanced> {
  const { run, signal } = activation
  try {
    activation.stage([{ type: 'run.woke', why: 'activated' }])
    await drainInbox(activation)
    let idle = 0
    for (;;) {
      if (signal?.aborted === true) return 'rests'
      const before = progressOf(activation)
      const ended = await once(activation)
      if (ended) return ended
      idle = progressOf(activation) === before ? idle + 1 : 0
      if (idle > mostIdle) throw new Error(`run ${run} turns in a circle: nothing comes of what it does`)
    }
  } finally {
    // Whoever takes the run up next must not be overtaken by a commit of ours.
    await activation.quiet()
  }
}

/** Turns without a step or a commit after which something must be wrong with the engine itself. */
const mostIdle = 100

function progressOf({ state, committed }: Activation): string {
  return `${state.steps} ${committed}`
}

async function once(activation: Activation): Promise<Advanced | undefined> {
  try {
    const { move, plan } = decide(activation.known(), activation.goal)
    if (plan) notePlan(activation, plan)
    return await perform(activation, move, plan)
  } catch (error) {
    if (!(error instanceof BrokenCode)) throw error
    const failure = { kind: 'fault', reason: error.message } as const
    await activation.commit([{ type: 'step.failed', step: error.step, failure }])
    return undefined
  }
}

async function perform(activation: Activation, move: Move, plan: Plan | undefined): Promise<Advanced | undefined> {
  switch (move.kind) {
    case 'take': {
      const { steps, over } = withinCalls(activation.known(), activation.goal, move.steps)
      if (over !== undefined && steps.length === 0) return endAtLimit(activation, over, plan)
      await take(activation, steps)
      return undefined
    }
    case 'act': {
      const { over } = withinCalls(activation.known(), activation.goal, [move.step])
      if (over !== undefined) return endAtLimit(activation, over, plan)
      await performAction(activation, move.step, move.joined)
      return undefined
    }
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
    case 'prepare set': {
      const over = await prepareSet(activation, move.step)
      return over === undefined ? undefined : endAtLimit(activation, over, plan)
    }
    case 'carry out set': {
      const over = await carryOutSet(activation, move.set)
      return over === undefined ? undefined : endAtLimit(activation, over, plan)
    }
    case 'verify set':
      await verifyAll(activation, move.effects)
      return undefined
    case 'start children':
      await startChildren(activation, move.children)
      return undefined
    case 'end children':
      await endChildren(activation, move.children, move.why)
      return undefined
    case 'foretell':
      await foretell(activation, move.basis)
      return undefined
    case 'begin wait':
      await beginWait(activation, move.step)
      return undefined
    case 'look':
      activation.stage(lookEvents(activation, move.step, 'looking again'))
      return undefined
    case 'end wait':
      await endWait(activation, move)
      return undefined
    case 'look again':
      activation.stage([
        { type: 'facts.fell', keys: move.keys, why: move.why, retry: [], ...(move.looks ? { looks: true } : {}) },
      ])
      return undefined
    case 'think': {
      const { stuck } = move
      const proposed = await (stuck === undefined ? think(activation, plan) : thinkWhenStuck(activation, plan, stuck))
      return proposed && perform(activation, proposed, plan)
    }
    case 'withdraw': {
      const withdraw = move.requests.map((one) => one.id)
      await activation.commit(withdrawn(move.requests, 'the plan has no place for it any more'), { withdraw })
      return undefined
    }
    case 'expire':
      await activation.commit(expiryOf(activation, move.request), { withdraw: [move.request.id] })
      return undefined
    case 'close':
      return close(activation, plan)
    case 'give up':
      return endUnmet(activation, move, plan)
    case 'rest':
      return rest(activation, move)
  }
}

/** A plan is logged when it gains something new: a step, or a reason why there is no way. */
function notePlan(activation: Activation, { steps, missing }: Plan): void {
  const { state } = activation
  const before = new Set(state.plan.map(stepText))
  const gains = steps.some((one) => !before.has(stepText(one))) || missing.some((one) => !state.missing.includes(one))
  if (gains) activation.stage([{ type: 'plan.revised', steps, missing }])
}

/** Equal for equal steps: names have no spaces, and a scope is JSON. */
function stepText({ step, fork }: PlannedStep): string {
  return `${step.capability} ${step.scope} ${fork ?? ''}`
}

async function take(activation: Activation, steps: readonly ReadyStep[]): Promise<void> {
  const known = activation.known()
  const pure = steps.filter((step) => isPure(step.spec))
  const chosen = pure.length > 0 ? pure : steps
  // The text it judges may still be on its way to the store.
  if (chosen.some(({ spec }) => spec.kind === 'judgement')) await activation.landed()
  const results = await Promise.all(chosen.map((step) => takeStep(activation.context, known, step)))
  const events = results.map(({ event }) => event)
  const texts = textsTogether(results.flatMap((result) => [...result.texts]))
  if (pure.length > 0) activation.stage(events, texts)
  else await activation.commitMeanwhile(events, {}, texts)
}

async function close(activation: Activation, plan: Plan | undefined): Promise<Advanced | undefined> {
  const closing = await closeRun(activation)
  if (closing.kind === 'claimed') return endUnmet(activation, { kind: 'give up', as: 'unmet', why: closing.why }, plan)
  return closing.kind === 'settled' ? 'settled' : undefined
}

function endAtLimit(activation: Activation, why: string, plan: Plan | undefined): Promise<Advanced | undefined> {
  return endUnmet(activation, { kind: 'give up', as: 'failed', why }, plan)
}

async function endUnmet(
  activation: Activation,
  move: Extract<Move, { kind: 'give up' }>,
  plan: Plan | undefined,
): Promise<Advanced | undefined> {
  const { as, why } = move
  if (as === 'unmet' && decideAnew(activation)) return undefined
  const missing = plan?.missing ?? activation.state.ending?.missing ?? []
  const first = beforeEnding(activation.known(), activation.goal, as)
  if (!first) {
    await giveUp(activation, as, why, missing)
    return 'settled'
  }
  if (!activation.state.ending) activation.stage([{ type: 'run.ending', as, why, missing }])
  return perform(activation, first, plan)
}

/** Nothing is left to do until something comes or a time does; at the latest until the run's own time is over. */
async function rest(activation: Activation, move: Extract<Move, { kind: 'rest' }>): Promise<Advanced | undefined> {
  if (await drainInbox(activation)) return undefined
  const { countedFrom, opened, now } = activation.state
  const deadline = countedFrom + activation.goal.limits.time
  const times = [move.until, deadline > now ? deadline : undefined].filter((time) => time !== undefined)
  const until = times.length > 0 ? new Date(Math.min(...times)).toISOString() : null
  const parent = opened.parent?.run
  const stops = activation.state.stopped?.stops.filter(({ id }) => id !== unreadableStop) ?? []
  const { kind } = await activation.commit([{ type: 'run.waits', until, for: move.for }], {
    waits: { until, ...(parent === undefined ? {} : { parent }), ...(stops.length > 0 ? { stops } : {}) },
  })
  if (kind === 'appended') activation.keep()
  return 'rests'
}
