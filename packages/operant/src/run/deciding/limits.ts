import type { GoalSpec, Limits } from '../../agent/goal.ts'
import type { EffectState } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { scopeKey } from '../../facts/key.ts'

/** Uses that one attempt at a write takes of its systems: a look, the call, the reading-back. */
const usesOfWrite = 3

/** How often each system was used by this run. */
export function callsOf({ agent, state }: Knowledge): Map<string, number> {
  const calls = new Map<string, number>()
  for (const [capability, uses] of state.uses) {
    for (const { name } of Object.values(agent.capabilities.get(capability)?.uses ?? {}))
      calls.set(name, (calls.get(name) ?? 0) + uses)
  }
  return calls
}

function mostCalls({ calls }: Pick<Limits, 'calls'>, connector: string): number {
  return typeof calls === 'number' ? calls : (calls[connector] ?? Infinity)
}

/** The steps that the limits on calls still allow, taken at once; and where one is not, which limit is reached. */
export function withinCalls(
  known: Knowledge,
  goal: GoalSpec,
  steps: readonly ReadyStep[],
): { readonly steps: readonly ReadyStep[]; readonly over: string | undefined } {
  const calls = callsOf(known)
  const allowed: ReadyStep[] = []
  let over: string | undefined
  for (const step of steps) {
    const names = [...new Set(Object.values(step.spec.uses).map(({ name }) => name))]
    const uses = step.spec.kind === 'action' ? usesOfWrite : 1
    const full = names.find((name) => (calls.get(name) ?? 0) + uses > mostCalls(goal.limits, name))
    if (full !== undefined) {
      over ??= `the limit of ${mostCalls(goal.limits, full)} calls of ${full} is reached`
      continue
    }
    for (const name of names) calls.set(name, (calls.get(name) ?? 0) + uses)
    allowed.push(step)
  }
  return { steps: allowed, over }
}

/** Writes of this run that stand, or may. */
export function writesOf({ state }: Knowledge): readonly EffectState[] {
  return [...state.effects.values()].filter(
    (effect) => effect.result !== 'absent' && !effect.adopted && effect.undoes === undefined,
  )
}

/** Which limit one more write to these entities would pass, where it would. */
export function overEffects(known: Knowledge, goal: GoalSpec, steps: readonly ReadyStep[]): string | undefined {
  const { effects, entities, actions } = goal.limits
  const written = writesOf(known)
  if (written.length >= effects) return `the limit of ${effects} effects is reached`
  for (const [name, most] of Object.entries(actions)) {
    if (!steps.some(({ spec }) => spec.name === name)) continue
    if (written.filter(({ action }) => action === name).length >= most)
      return `the limit of ${most} uses of ${name} is reached`
  }
  const touched = new Set([
    ...written.flatMap(({ step, joined }) => [step, ...joined].map(({ scope }) => scope)),
    ...steps.map(({ scope }) => scopeKey(scope)),
  ])
  return touched.size > entities ? `the limit of ${entities} entities that are written about is reached` : undefined
}

/** Whether as many writes are under way as may be at once. */
export function isFull({ state }: Knowledge, goal: GoalSpec): boolean {
  const open = [...state.effects.values()].filter(({ result }) => result === 'intended' || result === 'unknown')
  return open.length >= goal.limits.atOnce
}
