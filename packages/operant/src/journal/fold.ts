import { sameJson } from '../facts/json.ts'
import type { FactGiven, FactKey, RunEvent, StepReference } from './events.ts'
import { stepKey, waitKey, type EffectState, type KnownFact, type RunState } from './state.ts'

/** The state a run's events add up to. Pure: the same events always give the same state. */
export function fold(run: string, events: readonly RunEvent[]): RunState {
  const [first, ...rest] = events
  if (first?.type !== 'run.opened') throw new Error(`the journal of run ${run} does not begin with its opening`)
  const at = Date.parse(first.at)
  const state: RunState = {
    run,
    opened: first,
    openedAt: at,
    seq: first.seq,
    now: at,
    facts: new Map(),
    refuted: new Map(),
    spent: new Map(),
    faults: new Map(),
    effects: new Map(),
    requests: new Map(),
    children: new Map(),
    waits: new Map(),
    decisions: new Map(),
    refreshed: new Set(),
    steps: 0,
    tokens: 0,
    lastWrite: 0,
    plan: [],
    planText: '',
    proposal: undefined,
    cancelled: undefined,
    settled: undefined,
  }
  const giver: StepReference = { capability: 'goal', scope: '[]', inputs: '' }
  for (const given of first.facts)
    learn(state, given, { giver, from: [], how: 'input', rule: undefined, declines: false, seq: first.seq })
  for (const event of rest) apply(state, event)
  return state
}

/** Applies one event to a state, in place. */
export function apply(state: RunState, event: RunEvent): void {
  state.seq = event.seq
  state.now = Math.max(state.now, Date.parse(event.at))
  const refreshes = event.type === 'step.gave' && event.how !== 'derived'
  if (!refreshes && event.type !== 'run.woke') state.refreshed.clear()
  change(state, event)
}

function change(state: RunState, event: RunEvent): void {
  switch (event.type) {
    case 'run.opened':
    case 'run.woke':
    case 'run.waits':
      return
    case 'plan.revised':
      state.plan = event.steps
      return
    case 'step.proposed':
      state.proposal = event
      state.tokens += event.usage.input + event.usage.output
      return
    case 'proposal.refused':
      state.proposal = undefined
      state.tokens += event.usage.input + event.usage.output
      return
    case 'step.gave':
      return gave(state, event)
    case 'step.failed':
      return failed(state, event)
    case 'facts.fell':
      for (const key of event.keys) update(state, key, { dirty: true })
      for (const name of event.retry) forgive(state, name)
      return
    case 'call.decided':
      state.decisions.set(stepKey(event.step), { argumentsHash: event.argumentsHash, decision: event.decision })
      return
    case 'request.asked':
      state.steps += 1
      state.requests.set(event.request, {
        id: event.request,
        kind: event.kind,
        step: event.step,
        argumentsHash: event.argumentsHash,
        title: event.title,
        expiresAt: Date.parse(event.expiresAt),
        answer: undefined,
      })
      return
    case 'request.answered': {
      const request = state.requests.get(event.request)
      if (request) state.requests.set(event.request, { ...request, answer: event.answer })
      return
    }
    case 'effect.intended':
      return intended(state, event)
    case 'effect.read':
      return effectRead(state, event)
    case 'delegation.began':
      state.steps += 1
      for (const child of event.children) {
        state.children.set(child.run, {
          ...child,
          step: event.step,
          standing: 'planned',
          outcome: undefined,
          summary: '',
        })
      }
      return closeProposal(state, event.step)
    case 'child.started':
    case 'child.parked': {
      const child = state.children.get(event.run)
      if (child && child.standing !== 'settled')
        state.children.set(event.run, { ...child, standing: event.type === 'child.started' ? 'acting' : 'parked' })
      return
    }
    case 'child.settled': {
      const child = state.children.get(event.run)
      if (child)
        state.children.set(event.run, { ...child, standing: 'settled', outcome: event.outcome, summary: event.summary })
      return
    }
    case 'wait.began': {
      const key = waitKey(event.step)
      const count = (state.waits.get(key)?.count ?? 0) + 1
      state.waits.set(key, {
        step: event.step,
        until: Date.parse(event.until),
        signal: event.signal,
        ended: false,
        count,
      })
      return
    }
    case 'wait.ended': {
      const waiting = state.waits.get(waitKey(event.step))
      if (waiting) state.waits.set(waitKey(event.step), { ...waiting, ended: true })
      return
    }
    case 'run.cancelled':
      state.cancelled = { by: event.by, reason: event.reason }
      return
    case 'run.settled':
      state.settled = { outcome: event.outcome, why: event.why, at: event.at }
      return
  }
}

type Gave = Extract<RunEvent, { type: 'step.gave' }>

function gave(state: RunState, event: Gave): void {
  if (event.how !== 'input') state.steps += 1
  const source = {
    giver: event.step,
    from: event.from,
    how: event.how,
    rule: event.rule,
    declines: event.declines ?? false,
  }
  for (const given of event.facts) {
    learn(state, given, { ...source, seq: event.seq })
    if (event.how === 'read' || event.how === 'looked') state.refreshed.add(given.key)
  }
  state.faults.delete(stepKey(event.step))
  closeProposal(state, event.step)
}

type Source = Pick<KnownFact, 'giver' | 'from' | 'how' | 'rule' | 'declines' | 'seq'>

function learn(state: RunState, given: FactGiven, source: Source): void {
  const before = state.facts.get(given.key)
  const same =
    before !== undefined && !before.fallen && sameJson(before.value, given.value) && before.label === given.label
  state.facts.set(given.key, {
    ...source,
    value: given.value,
    label: given.label,
    confidence: given.confidence ?? 1,
    version: before === undefined ? 1 : same ? before.version : before.version + 1,
    readAt: state.now,
    fallen: false,
    dirty: false,
    pinnedBy: same ? before.pinnedBy : [],
  })
}

function failed(state: RunState, event: Extract<RunEvent, { type: 'step.failed' }>): void {
  const { step, failure } = event
  const key = stepKey(step)
  state.steps += 1
  closeProposal(state, step)
  if (failure.kind === 'fault' && failure.retryAt !== undefined) {
    const count = (state.faults.get(key)?.count ?? 0) + 1
    state.faults.set(key, { count, retryAt: Date.parse(failure.retryAt), reason: failure.reason })
    return
  }
  state.faults.delete(key)
  state.spent.set(key, [
    ...(state.spent.get(key) ?? []),
    { inputs: step.inputs, kind: failure.kind, reason: failure.reason },
  ])
  if (failure.blame) {
    const { key: blamed, path, value } = failure.blame
    state.refuted.set(blamed, [...(state.refuted.get(blamed) ?? []), { path, value }])
    update(state, blamed, { fallen: true })
  }
}

function intended(state: RunState, event: Extract<RunEvent, { type: 'effect.intended' }>): void {
  state.steps += 1
  state.effects.set(event.effect, {
    id: event.effect,
    step: event.step,
    joined: event.joined,
    action: event.action,
    title: event.title,
    identity: event.identity,
    key: event.key,
    arguments: event.arguments,
    argumentsHash: event.argumentsHash,
    attempt: event.attempt,
    occasion: event.occasion,
    result: 'intended',
    adopted: false,
    intendedAt: state.now,
    readAt: state.now,
    again: undefined,
    undoes: event.undoes,
    undone: false,
    found: null,
    reason: '',
    seq: event.seq,
  })
  pin(
    state,
    event.from.map(([key]) => key),
    event.effect,
  )
  closeProposal(state, event.step)
}

/** Marks everything derived that a write rests on, so that it is not decided anew under the write. */
function pin(state: RunState, keys: readonly FactKey[], effect: string, seen = new Set<FactKey>()): void {
  for (const key of keys) {
    const known = state.facts.get(key)
    if (!known || seen.has(key)) continue
    seen.add(key)
    if (known.how === 'derived' || known.how === 'judged' || known.how === 'answered') {
      state.facts.set(key, { ...known, pinnedBy: [...known.pinnedBy, effect] })
    }
    pin(
      state,
      known.from.map(([source]) => source),
      effect,
      seen,
    )
  }
}

function effectRead(state: RunState, event: Extract<RunEvent, { type: 'effect.read' }>): void {
  const effect = state.effects.get(event.effect)
  if (!effect) return
  const next: EffectState = {
    ...effect,
    result: event.result,
    adopted: event.adopted,
    readAt: state.now,
    found: event.found,
    reason: event.reason,
    again: event.again === undefined ? undefined : Date.parse(event.again),
  }
  state.effects.set(event.effect, next)
  if (event.result === 'absent') unpin(state, event.effect)
  else state.lastWrite = event.seq
  if (event.result === 'confirmed' && effect.undoes !== undefined) {
    const undone = state.effects.get(effect.undoes)
    if (undone) state.effects.set(effect.undoes, { ...undone, undone: true })
    unpin(state, effect.undoes)
  }
  for (const given of event.facts) {
    learn(state, given, {
      giver: effect.step,
      from: [],
      how: 'effect',
      rule: undefined,
      declines: false,
      seq: event.seq,
    })
  }
}

function unpin(state: RunState, effect: string): void {
  for (const [key, known] of state.facts) {
    if (known.pinnedBy.includes(effect))
      state.facts.set(key, { ...known, pinnedBy: known.pinnedBy.filter((one) => one !== effect) })
  }
}

function update(state: RunState, key: FactKey, change: Partial<KnownFact>): void {
  const known = state.facts.get(key)
  if (known) state.facts.set(key, { ...known, ...change })
}

/** A capability that found nothing may be asked again. */
function forgive(state: RunState, capability: string): void {
  for (const [key, marks] of state.spent) {
    if (!key.startsWith(`${capability} `)) continue
    state.spent.set(
      key,
      marks.filter((mark) => mark.kind !== 'missing' && mark.kind !== 'fault'),
    )
  }
}

function closeProposal(state: RunState, step: StepReference): void {
  if (state.proposal && stepKey(state.proposal.step) === stepKey(step)) state.proposal = undefined
}
