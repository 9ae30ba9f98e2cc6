import type { Agent } from '../../agent/define-agent.ts'
import type { FactKey } from '../../journal/events.ts'
import type { CarriedEffect, CarriedFact } from '../../journal/run-again.ts'
import { isGone, type EffectState, type KnownFact, type RunState } from '../../journal/state.ts'

/** The writes of a run that stand or may, its own and those that it began with. Changes of sets find their own again. */
export function carriedEffects(last: RunState): readonly CarriedEffect[] {
  return [...last.effects.values()].filter(isCarried).map((effect) => ({
    run: effect.carried?.run ?? last.run,
    was: standingOf(effect),
    effect: effect.id,
    step: effect.step,
    joined: effect.joined,
    action: effect.action,
    title: effect.title,
    identity: effect.identity,
    key: effect.key,
    arguments: effect.arguments,
    argumentsHash: effect.argumentsHash,
    label: effect.label,
    writers: effect.writers,
    owners: effect.owners,
    attempt: effect.attempt,
    occasion: effect.occasion,
    ...(effect.approval === undefined ? {} : { approval: effect.approval }),
    intendedAt: instant(effect.intendedAt),
    readAt: instant(effect.readAt),
    found: effect.found,
    reason: effect.reason,
  }))
}

/** What was only found there is looked for by whoever wants it; what was never done, or was taken back, is none. */
function isCarried(effect: EffectState): boolean {
  if (effect.undoes !== undefined || effect.undone || effect.set) return false
  if (effect.carried) return effect.result !== 'absent' || isGone(effect)
  return effect.result !== 'absent' && !effect.adopted
}

/** What an earlier run had done, and is gone, is carried on as done: it is not found again either. */
function standingOf({ carried, result }: EffectState): CarriedEffect['was'] {
  if (result === 'absent') return carried?.was ?? 'unknown'
  return result === 'intended' ? 'unknown' : result
}

/**
 * What is known of a run before one of its steps: `before` is the run until then, `last` as it ended. A fact that the run
 * later saw to be otherwise is looked at anew, and so are looks at checks and whatever only a write can show. What a
 * write rests on that stands is not decided anew, whenever it was decided.
 */
export function carriedFacts(
  agent: Agent,
  before: RunState,
  last: RunState,
  effects: readonly CarriedEffect[],
): readonly CarriedFact[] {
  const input = new Set(last.opened.facts.map(({ key }) => key))
  const standing = new Set(effects.map(({ effect }) => effect))
  const facts = new Map<FactKey, CarriedFact>()
  const put = (key: FactKey): void => {
    const late = last.facts.get(key)
    if (!late || facts.has(key) || input.has(key)) return
    const early = knownBefore(agent, key, before, late)
    const carried = carriedFact(key, early ?? late, {
      pinnedBy: late.pinnedBy.filter((id) => standing.has(id)),
      anew: early === undefined,
    })
    facts.set(key, carried)
    for (const [source] of carried.from) put(source)
  }
  for (const [key, late] of last.facts)
    if (knownBefore(agent, key, before, late) || late.pinnedBy.some((id) => standing.has(id))) put(key)
  return [...facts.values()]
}

/** The fact as it was known before the step, where nothing that came later says otherwise. */
function knownBefore(agent: Agent, key: FactKey, before: RunState, late: KnownFact): KnownFact | undefined {
  const early = before.facts.get(key)
  if (!early || early.version !== late.version) return undefined
  if (early.fallen || early.dirty || late.fallen || late.dirty) return undefined
  if (early.how === 'looked' || early.how === 'effect') return undefined
  return agent.capabilities.get(early.giver.capability)?.kind === 'condition' ? undefined : early
}

function carriedFact(
  key: FactKey,
  fact: KnownFact,
  { pinnedBy, anew }: { readonly pinnedBy: readonly string[]; readonly anew: boolean },
): CarriedFact {
  return {
    key,
    value: fact.value,
    label: fact.label,
    ...(fact.writers.length > 0 ? { writers: fact.writers } : {}),
    ...(fact.owners.length > 0 ? { owners: fact.owners } : {}),
    ...(fact.quotes.length > 0 ? { quotes: fact.quotes } : {}),
    ...(fact.picked ? { picked: true as const } : {}),
    ...(fact.stored.length > 0 ? { stored: fact.stored } : {}),
    ...(fact.confidence < 1 ? { confidence: fact.confidence } : {}),
    version: fact.version,
    giver: fact.giver,
    from: fact.from,
    how: fact.how,
    ...(fact.rule === undefined ? {} : { rule: fact.rule }),
    ...(fact.declines ? { declines: true as const } : {}),
    readAt: instant(fact.readAt),
    ...(anew ? { anew: true as const } : {}),
    ...(pinnedBy.length > 0 ? { pinnedBy } : {}),
  }
}

function instant(time: number): string {
  return new Date(time).toISOString()
}
