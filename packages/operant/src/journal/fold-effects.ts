import type { FactKey, RunEvent } from './events.ts'
import { learn, learnSaid } from './fold-facts.ts'
import { intendedForSet } from './fold-sets.ts'
import type { EffectState, RunState } from './state.ts'

/** A write is about to happen: what it rests on is pinned. */
export function intended(state: RunState, event: Extract<RunEvent, { type: 'effect.intended' }>): void {
  // A set is one step, however many its elements are: what limits those is the limit on effects.
  if (!event.set) state.steps += 1
  const effect: EffectState = {
    id: event.effect,
    step: event.step,
    joined: event.joined,
    action: event.action,
    title: event.title,
    identity: event.identity,
    key: event.key,
    arguments: event.arguments,
    argumentsHash: event.argumentsHash,
    ...writtenLabel(event),
    attempt: event.attempt,
    occasion: event.occasion,
    result: 'intended',
    adopted: false,
    begun: true,
    lapsed: false,
    overtaken: false,
    intendedAt: state.now,
    readAt: state.now,
    unsettled: 0,
    approval: event.approval,
    again: undefined,
    shows: undefined,
    undoes: event.undoes,
    set: event.set,
    undone: false,
    found: null,
    reason: '',
    seq: event.seq,
  }
  state.effects.set(event.effect, effect)
  intendedForSet(state, effect)
  const keys = event.from.map(([key]) => key)
  pin(state, keys, event.effect, new Set())
}

/** Who bears what is written: a person who approved it, or else what it rests on. */
function writtenLabel({ approval, label, writers = [], owners = [] }: Extract<RunEvent, { type: 'effect.intended' }>) {
  const approved = approval !== undefined && label !== 'record'
  return { label: approved ? ('person' as const) : label, writers: approved ? [] : writers, owners }
}

/** Marks everything decided that a write rests on, so that it is not decided anew under the write. */
function pin(state: RunState, keys: readonly FactKey[], effect: string, seen: Set<FactKey>): void {
  for (const key of keys) {
    const known = state.facts.get(key)
    if (!known || seen.has(key)) continue
    seen.add(key)
    if (known.how === 'derived' || known.how === 'judged' || known.how === 'answered') {
      state.facts.set(key, { ...known, pinnedBy: [...known.pinnedBy, effect] })
    }
    const below = known.from.map(([source]) => source)
    pin(state, below, effect, seen)
  }
}

/** An effect that does not stand holds nothing in its place. */
export function unpin(state: RunState, effect: string): void {
  for (const [key, known] of state.facts) {
    if (known.pinnedBy.includes(effect))
      state.facts.set(key, { ...known, pinnedBy: known.pinnedBy.filter((one) => one !== effect) })
  }
}

/** What the system of record says of a write. */
export function effectRead(state: RunState, event: Extract<RunEvent, { type: 'effect.read' }>): void {
  const effect = state.effects.get(event.effect)
  if (!effect) return
  state.effects.set(event.effect, {
    ...effect,
    result: event.result,
    adopted: event.adopted || effect.carried !== undefined,
    begun: event.begun ?? true,
    readAt: state.now,
    unsettled: event.result !== 'unknown' ? 0 : event.unreadable ? Infinity : effect.unsettled + 1,
    found: event.found,
    reason: event.reason,
    again: event.again === undefined ? undefined : Date.parse(event.again),
    shows: event.shows === undefined ? undefined : Date.parse(event.shows),
  })
  if (event.result === 'absent') unpin(state, event.effect)
  if (event.result === 'confirmed' && effect.undoes !== undefined) undone(state, effect.undoes)
  const source = {
    giver: effect.step,
    from: [],
    how: event.result === 'claimed' ? 'claimed' : 'effect',
    rule: undefined,
    declines: false,
    seq: event.seq,
  } as const
  for (const given of event.facts) learn(state, given, source)
  learnSaid(state, effect.step, event.said, event.seq)
}

function undone(state: RunState, id: string): void {
  const effect = state.effects.get(id)
  if (effect) state.effects.set(id, { ...effect, undone: true })
  unpin(state, id)
}
