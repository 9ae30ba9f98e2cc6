import type { GoalSpec } from '../../agent/goal.ts'
import { hashOf } from '../../facts/json.ts'
import type { Ending } from '../../journal/outcome.ts'
import { stepKey, type EffectState, type RunState } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Move } from './decide.ts'
import { mostReadings } from './duty.ts'

/** What comes before a run ends unmet: learning what is unknown, and taking back, in reverse, what can be. Pure. */
export function beforeEnding(known: Knowledge, goal: GoalSpec, as: Ending): Move | undefined {
  return restForUnknown(known.state) ?? (takesBack(known, goal, as) ? nextUndo(known) : undefined)
}

/** Not while a person has control, nor where one has done what was left; what only watches has failed at nothing. */
function takesBack({ state }: Knowledge, goal: GoalSpec, as: Ending): boolean {
  return goal.unmet === 'undo' && as !== 'shadowed' && state.taken.size === 0 && !state.closed
}

/** A run does not end while it can still find out what it did. */
export function restForUnknown(state: RunState): Extract<Move, { kind: 'rest' }> | undefined {
  const unknown = [...state.effects.values()].filter(
    (effect) => effect.result === 'unknown' && effect.unsettled < mostReadings,
  )
  if (unknown.length === 0) return undefined
  return {
    kind: 'rest',
    until: Math.min(...unknown.map((effect) => effect.again ?? state.now)),
    for: unknown.map((effect) => `${effect.title}: not known yet whether it happened`),
  }
}

/** Hash that stands for taking an effect back, where a step has the hash of its inputs. */
export function undoInputs(effect: EffectState): string {
  return hashOf(['undo', effect.id])
}

/** Takings-back of an effect that were begun. */
export function undosOf(state: RunState, effect: EffectState): readonly EffectState[] {
  return [...state.effects.values()].filter((one) => one.undoes === effect.id && one.begun && !one.lapsed)
}

function nextUndo({ state, agent }: Knowledge): Move | undefined {
  for (const effect of [...state.effects.values()].toReversed()) {
    const spec = agent.capabilities.get(effect.action)
    if (spec?.kind !== 'action' || spec.undo === 'none' || !isOurs(effect)) continue
    const inputs = undoInputs(effect)
    const tried = undosOf(state, effect)
    const given = state.spent.get(stepKey(effect.step))?.some((mark) => mark.inputs === inputs)
    const last = tried.at(-1)
    if (given || tried.length >= spec.attempts || last?.result === 'unknown') continue
    const title = `taking back: ${effect.title}`
    const later = state.faults.get(stepKey(effect.step))?.retryAt ?? 0
    if (later > state.now) return { kind: 'rest', until: later, for: [title] }
    if (last?.again !== undefined && last.again > state.now) return { kind: 'rest', until: last.again, for: [title] }
    const asked = [...state.requests.values()].find((one) => one.answer === undefined && one.step.inputs === inputs)
    return asked ? { kind: 'rest', until: asked.expiresAt, for: [`approval of ${title}`] } : { kind: 'undo', effect }
  }
  return undefined
}

function isOurs(effect: EffectState): boolean {
  return effect.result === 'confirmed' && !effect.adopted && !effect.undone && effect.undoes === undefined
}
