import { sameJson } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import type { FactGiven, FactKey, RunEvent, StepReference } from './events.ts'
import { stepKey, type KnownFact, type RunState, type SpentMark } from './state.ts'

/** Where a fact comes from, as every value given at once shares it. */
export type Source = Pick<KnownFact, 'giver' | 'from' | 'how' | 'rule' | 'declines' | 'seq'>

const nobody: readonly Principal[] = []

/** Takes a value as known. An equal one keeps its version, and so whatever rests on it. */
export function learn(state: RunState, given: FactGiven, source: Source): void {
  const before = state.facts.get(given.key)
  const same = before !== undefined && isSame(before, given)
  state.facts.set(given.key, {
    ...source,
    value: given.value,
    label: given.label,
    writers: given.writers ?? nobody,
    owners: given.owners ?? nobody,
    quotes: given.quotes ?? nobody,
    picked: given.picked ?? false,
    stored: given.stored ?? [],
    confidence: given.confidence ?? 1,
    version: before === undefined ? 1 : same ? before.version : before.version + 1,
    readAt: state.now,
    fallen: false,
    dirty: false,
    released: same ? before.released : [],
    pinnedBy: same ? before.pinnedBy : [],
    suspect: same ? before.suspect : undefined,
  })
  if (before && !same) for (const id of before.released) overtake(state, id)
}

/** What people said of a step's call is known for itself: it rests on nothing. */
export function learnSaid(state: RunState, giver: StepReference, said: readonly FactGiven[] = [], seq: number): void {
  const source = { giver, from: [], how: 'answered', rule: undefined, declines: false, seq } as const
  for (const given of said) learn(state, given, source)
}

/** What an effect was decided by says otherwise now. */
function overtake(state: RunState, id: string): void {
  const effect = state.effects.get(id)
  if (effect) state.effects.set(id, { ...effect, overtaken: true })
}

function isSame(before: KnownFact, given: FactGiven): boolean {
  return !before.fallen && sameJson(before.value, given.value) && before.label === given.label
}

/** Whether a value is known already, so that being given it once more changes nothing. */
export function isKnownAlready(state: RunState, given: FactGiven): boolean {
  const before = state.facts.get(given.key)
  return before !== undefined && isSame(before, given)
}

/** A step gave facts. */
export function gave(state: RunState, event: Extract<RunEvent, { type: 'step.gave' }>): void {
  if (event.how !== 'input' && !state.looking && !state.glancing) state.steps += 1
  const source = {
    giver: event.step,
    from: event.from,
    how: event.how,
    rule: event.rule,
    declines: event.declines ?? false,
    seq: event.seq,
  }
  for (const given of event.facts) {
    learn(state, given, source)
    if (event.how === 'read' || event.how === 'looked') state.refreshed.add(given.key)
  }
  state.faults.delete(stepKey(event.step))
}

/** A step failed: to be tried again later, or of no more use with these inputs. */
export function failed(state: RunState, event: Extract<RunEvent, { type: 'step.failed' }>): void {
  const { step, failure } = event
  const key = stepKey(step)
  if (!failure.waits && !state.looking && !state.glancing) state.steps += 1
  if (failure.kind === 'fault' && failure.retryAt !== undefined) {
    const count = (state.faults.get(key)?.count ?? 0) + (failure.waits ? 0 : 1)
    state.faults.set(key, { count, retryAt: Date.parse(failure.retryAt), reason: failure.reason })
    return
  }
  state.faults.delete(key)
  state.spent.set(key, [
    ...(state.spent.get(key) ?? []),
    { inputs: step.inputs, kind: failure.kind, reason: failure.reason },
  ])
  if (failure.blame) refute(state, failure.blame, failure.reason)
}

type Blame = NonNullable<Extract<RunEvent, { type: 'step.failed' }>['failure']['blame']>

/** The refused value falls, and with it what was made of it. What a write rests on stays, and is only doubted. */
function refute(state: RunState, { key, path, value }: Blame, reason: string): void {
  const known = state.facts.get(key)
  if (known && known.pinnedBy.length > 0) return update(state, key, { suspect: reason })
  state.refuted.set(key, [...(state.refuted.get(key) ?? []), { path, value, reason, giver: known?.giver }])
  update(state, key, { fallen: true })
}

/** Something may have changed these facts. */
export function fell(state: RunState, event: Extract<RunEvent, { type: 'facts.fell' }>): void {
  for (const key of event.keys) update(state, key, { dirty: true })
  for (const name of event.retry) forgive(state, name)
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
      marks.filter((mark) => !isForgivable(mark)),
    )
  }
}

/** Whether a capability found nothing, failed or found what was not to be relied on, that might be there by now. */
export function mayBeForgiven(state: RunState, capability: string): boolean {
  return [...state.spent].some(([key, marks]) => key.startsWith(`${capability} `) && marks.some(isForgivable))
}

function isForgivable({ kind }: SpentMark): boolean {
  return kind === 'missing' || kind === 'fault' || kind === 'quality'
}
