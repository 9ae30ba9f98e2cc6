import type { GoalSpec } from '../../agent/goal.ts'
import type { EffectState } from '../../journal/state.ts'
import { isBegun, type SetState } from '../../journal/set-state.ts'
import { standingsOf } from '../../planning/set-standing.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Plan } from '../../planning/plan.ts'
import { readTooLongAgo, staleFacts } from '../../planning/stale.ts'
import type { Move } from './decide.ts'
import { isFull } from './limits.ts'

/**
 * What is next for a set that is proposed, has not ended and, where search plans, has its place in the plan: a check that
 * holds by now needs no further changes. Before its first change it is seen that what it was made of is still so.
 */
export function setMove(known: Knowledge, goal: GoalSpec, plan?: Pick<Plan, 'pending'>): Move | undefined {
  for (const set of known.state.sets.values()) {
    if (!set.proposed || set.ended !== undefined) continue
    if (plan && !plan.pending.some(({ step }) => step.capability === set.step.capability)) continue
    const kinds = new Set(standingsOf(known, set).map(({ kind }) => kind))
    if (kinds.has('ready') && !isFull(known, goal)) {
      const stale = isBegun(set) ? [] : staleBehind(known, set)
      if (stale.length > 0) return { kind: 'look again', keys: stale, why: `too old to rely on before ${set.title}` }
      return { kind: 'carry out set', set: set.id }
    }
    const ends = ['ready', 'later', 'rests', 'asked', 'under way'].every((kind) => !kinds.has(kind as 'ready'))
    if ((kinds.has('to ask') && !kinds.has('ready')) || ends) return { kind: 'carry out set', set: set.id }
  }
  return undefined
}

/** How old, in milliseconds, what a set rests on may be when it is begun: people may have thought about it for days. */
const freshFor = 60_000

function staleBehind(known: Knowledge, set: SetState): readonly string[] {
  const spec = known.agent.capabilities.get(set.step.capability)
  if (!spec) return []
  const from = set.from.map(([key, version]) => ({
    key,
    version,
    value: null,
    confidence: 1,
    readAt: 0,
    label: set.provenance.trust,
  }))
  const step = { spec, scope: [], inputs: { values: {}, from, origins: {}, hash: set.step.inputs } }
  return [...new Set([...staleFacts(known, step), ...readTooLongAgo(known, from, freshFor)])]
}

/** Due effects of sets, to be read back together. */
export function dueOfSets(due: readonly EffectState[]): Move | undefined {
  const own = due.filter(({ set }) => set !== undefined)
  return own.length > 1 ? { kind: 'verify set', effects: own } : undefined
}
