import type { RunEvent, StepReference } from './events.ts'
import { effectRead, intended } from './fold-effects.ts'
import { failed, fell, gave, learn, learnSaid } from './fold-facts.ts'
import { foldUses } from './fold-uses.ts'
import { carry } from './fold-again.ts'
import { foldAsking } from './fold-asking.ts'
import { delegated, renewed, updateChild } from './fold-children.ts'
import { foldReasoning } from './fold-reasoning.ts'
import { foldWaits } from './wait-state.ts'
import { decisionsFell, returned, taken } from './fold-taking.ts'
import { answeredForSet, askedForSet, foldSets } from './fold-sets.ts'
import { stepKey, type RunState } from './state.ts'

/** The state a run's events add up to. Pure: the same events always give the same state. */
export function fold(run: string, events: readonly RunEvent[]): RunState {
  const [first, ...rest] = events
  if (first?.type !== 'run.opened') throw new Error(`the journal of run ${run} does not begin with its opening`)
  const at = Date.parse(first.at)
  const state: RunState = {
    run,
    opened: first,
    openedAt: at,
    countedFrom: at,
    seq: first.seq,
    now: at,
    facts: new Map(),
    refuted: new Map(),
    spent: new Map(),
    faults: new Map(),
    effects: new Map(),
    requests: new Map(),
    children: new Map(),
    delegations: new Map(),
    handingSince: undefined,
    forecasts: [],
    sets: new Map(),
    delegated: new Set(),
    waits: new Map(),
    used: new Set(),
    looking: false,
    glancing: false,
    decisions: new Map(),
    refreshed: new Set(),
    uses: new Map(),
    steps: 0,
    tokens: 0,
    plan: [],
    missing: [],
    proposal: undefined,
    queued: [],
    reasoning: { calls: 0, plans: 0, refusals: 0, repeats: 0, trouble: undefined },
    asking: { fruitless: 0, done: false, told: new Set() },
    ending: undefined,
    stopped: undefined,
    cancelled: undefined,
    taken: new Map(),
    returns: [],
    looked: 0,
    closed: undefined,
    settled: undefined,
  }
  const giver: StepReference = { capability: 'goal', scope: '[]', inputs: '' }
  for (const given of first.facts)
    learn(state, given, { giver, from: [], how: 'input', rule: undefined, declines: false, seq: first.seq })
  if (first.again) carry(state, first.again)
  for (const event of rest) apply(state, event)
  return state
}

/** Events between which a fact that was read counts as read for the attempt under way, however long it took. */
const withinAttempt: ReadonlySet<RunEvent['type']> = new Set(['run.woke', 'plan.revised', 'step.gave', 'facts.fell'])

/** Events of a look. With any other the run does something else again. */
const withinLook: ReadonlySet<RunEvent['type']> = new Set([
  'run.woke',
  'wait.looked',
  'facts.fell',
  'step.gave',
  'step.failed',
])

/** Applies one event to a state, in place. */
export function apply(state: RunState, event: RunEvent): void {
  state.seq = event.seq
  state.now = Math.max(state.now, Date.parse(event.at))
  if (!withinAttempt.has(event.type)) state.refreshed.clear()
  if (!withinLook.has(event.type)) state.looking = false
  if (event.type === 'facts.fell' && event.looks) state.glancing = true
  else if (!withinLook.has(event.type) && event.type !== 'plan.revised') state.glancing = false
  foldAsking(state, event)
  change(state, event)
  foldUses(state, event)
  foldReasoning(state, event)
}

function change(state: RunState, event: RunEvent): void {
  switch (event.type) {
    case 'run.woke':
      state.stopped = undefined
      return
    case 'run.stopped':
      state.stopped = { title: event.title, stops: event.stops }
      return
    case 'run.opened':
    case 'run.waits':
    case 'step.proposed':
    case 'plan.proposed':
    case 'proposal.refused':
    case 'done.claimed':
    case 'reasoner.failed':
      return
    case 'plan.revised':
      state.plan = event.steps
      state.missing = event.missing
      return
    case 'step.gave':
      return gave(state, event)
    case 'step.failed':
      return failed(state, event)
    case 'facts.fell':
      return fell(state, event)
    case 'call.decided':
      return callDecided(state, event)
    case 'request.asked':
      return asked(state, event)
    case 'request.answered':
      return answered(state, event)
    case 'effect.intended':
      return intended(state, event)
    case 'effect.read':
      return effectRead(state, event)
    case 'delegation.began':
      return delegated(state, event)
    case 'delegation.renewed':
      return renewed(state, event)
    case 'children.ended':
      for (const run of event.runs) updateChild(state, run, { told: true })
      return
    case 'forecast.made':
      state.forecasts = [...state.forecasts, { at: state.now, forecast: event.forecast }]
      return
    case 'child.started':
      state.handingSince ??= state.now
      return updateChild(state, event.run, { standing: 'acting' })
    case 'child.parked':
      return updateChild(state, event.run, { standing: 'parked' })
    case 'child.settled':
      return updateChild(
        state,
        event.run,
        { standing: 'settled', outcome: event.outcome, summary: event.summary, told: false },
        true,
      )
    case 'child.reopened':
      return updateChild(state, event.run, { standing: 'acting', outcome: undefined, summary: '' }, true)
    case 'wait.began':
    case 'wait.looked':
    case 'wait.ended':
      return foldWaits(state, event)
    case 'set.prepared':
    case 'set.elements':
    case 'set.decided':
    case 'set.resolved':
    case 'set.proposed':
    case 'set.held':
    case 'set.left':
    case 'set.ended':
      return foldSets(state, event)
    case 'run.ending':
      state.ending = { as: event.as, why: event.why, missing: event.missing }
      return
    case 'run.cancelled':
      state.stopped = undefined
      state.cancelled = { by: event.by, reason: event.reason }
      return
    case 'run.taken':
      return taken(state, event)
    case 'decisions.fell':
      return decisionsFell(state, event)
    case 'run.returned':
      return returned(state, event)
    case 'run.settled':
      state.settled = {
        outcome: event.outcome,
        why: event.why,
        at: event.at,
        ...(event.answers ? { answers: event.answers } : {}),
        ...(event.unchecked ? { unchecked: event.unchecked } : {}),
      }
      return
  }
}

function callDecided(state: RunState, event: Extract<RunEvent, { type: 'call.decided' }>): void {
  const { step, argumentsHash, decision, edited = [] } = event
  const { inputs } = step
  state.decisions.set(stepKey(step), { inputs, argumentsHash, arguments: event.arguments, decision })
  const { effect, reasons } = decision
  if (effect !== 'deny' && effect !== 'escalate') return
  const refused = reasons.find((one) => one.effect === effect)?.text ?? 'no rule allows it'
  for (const id of edited) {
    const request = state.requests.get(id)
    if (request) state.requests.set(id, { ...request, refused })
  }
}

function asked(state: RunState, event: Extract<RunEvent, { type: 'request.asked' }>): void {
  state.steps += 1
  state.requests.set(event.request, {
    id: event.request,
    kind: event.kind,
    step: event.step,
    argumentsHash: event.argumentsHash,
    title: event.title,
    expiresAt: Date.parse(event.expiresAt),
    from: event.from ?? [],
    gives: event.gives,
    outside: event.outside,
    set: event.set,
    answer: undefined,
    answeredAt: undefined,
    refused: undefined,
    bound: event.bound,
    seq: event.seq,
  })
  if (event.set) askedForSet(state, event.request, event.set)
}

/** The first answer counts; what comes after it (a late click) is written down and changes nothing. */
function answered(state: RunState, event: Extract<RunEvent, { type: 'request.answered' }>): void {
  const request = state.requests.get(event.request)
  if (!request || request.answer !== undefined) return
  state.requests.set(event.request, { ...request, answer: event.answer, answeredAt: Date.parse(event.at) })
  if (request.set) answeredForSet(state, request.set, event.answer)
  learnSaid(state, request.step, event.facts, event.seq)
}
