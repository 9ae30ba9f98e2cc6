import type { CarriedEffect, CarriedFact, RunAgain } from './run-again.ts'
import type { EffectState, KnownFact, RunState } from './state.ts'

/** What a run begins with that is an earlier one, run again: what that knew, and what it did. */
export function carry(state: RunState, { facts, effects }: RunAgain): void {
  for (const fact of facts) state.facts.set(fact.key, knownOf(fact, state.seq))
  for (const effect of effects) state.effects.set(effect.effect, effectOf(effect, state.seq))
}

function knownOf(fact: CarriedFact, seq: number): KnownFact {
  return {
    value: fact.value,
    version: fact.version,
    label: fact.label,
    writers: fact.writers ?? [],
    owners: fact.owners ?? [],
    quotes: fact.quotes ?? [],
    picked: fact.picked ?? false,
    stored: fact.stored ?? [],
    confidence: fact.confidence ?? 1,
    readAt: Date.parse(fact.readAt),
    from: fact.from,
    giver: fact.giver,
    how: fact.how,
    rule: fact.rule,
    declines: fact.declines ?? false,
    fallen: false,
    dirty: fact.anew ?? false,
    released: [],
    pinnedBy: fact.pinnedBy ?? [],
    suspect: undefined,
    seq,
  }
}

/** Somebody else's, as what was found before acting is; what can be read back is not known until it was. */
function effectOf({ effect, run, was, intendedAt, readAt, ...rest }: CarriedEffect, seq: number): EffectState {
  return {
    ...rest,
    id: effect,
    carried: { run, was },
    result: was === 'claimed' ? 'claimed' : 'unknown',
    adopted: true,
    begun: true,
    lapsed: false,
    overtaken: false,
    intendedAt: Date.parse(intendedAt),
    readAt: Date.parse(readAt),
    unsettled: 0,
    approval: rest.approval,
    again: undefined,
    shows: undefined,
    undoes: undefined,
    set: undefined,
    undone: false,
    seq,
  }
}
