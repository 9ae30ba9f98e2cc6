import type { Agent } from '../../agent/define-agent.ts'
import type { Json } from '../../facts/json.ts'
import type { EffectState } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'

/** A write of the run that stands, and how it is taken back. */
export interface Undoing {
  readonly title: string
  readonly action: string
  /** Whether the action says how it is taken back. */
  readonly can: boolean
  /** Systems that hold it. */
  readonly systems: readonly string[]
  /** As the system of record showed it. */
  readonly found: Json
  readonly how: string
}

/** Changes of one set that are named. */
const mostOfSet = 50

/** What the run did and nobody took back, the last first: that is the order in which it is taken back. */
export function undoingOf({ state, agent }: Knowledge): readonly Undoing[] {
  const inSets = new Map<string, number>()
  return (
    [...state.effects.values()]
      .filter(
        ({ result, adopted, undone, undoes }) =>
          (result === 'confirmed' || result === 'claimed') && !adopted && !undone && undoes === undefined,
      )
      .toReversed()
      // Of thousands of changes of a set the last few are named; the run's journal has them all.
      .filter(({ set }) => {
        const named = set ? (inSets.get(set.id) ?? 0) : 0
        if (set) inSets.set(set.id, named + 1)
        return named < mostOfSet
      })
      .map((effect) => {
        const spec = agent.capabilities.get(effect.action)
        const can = spec?.kind === 'action' && spec.undo !== 'none'
        const systems = systemsOf(agent, effect)
        const where = systems.length > 0 ? ` in ${systems.join(' and ')}` : ''
        const how = can
          ? `take it back${where}; returned, the agent finds that it is gone and does not do it again`
          : `the agent knows no way to take it back; whatever sets it right is done${where} by hand`
        return { title: effect.title, action: effect.action, can, systems, found: effect.found, how }
      })
  )
}

/** Where a write of unknown outcome would show. */
export function lookFor(agent: Agent, effect: EffectState): string {
  const systems = systemsOf(agent, effect)
  return `look${systems.length > 0 ? ` in ${systems.join(' and ')}` : ''} whether it is there; calls carry the key ${effect.key}`
}

function systemsOf(agent: Agent, { action }: EffectState): readonly string[] {
  return Object.values(agent.capabilities.get(action)?.uses ?? {}).map(({ name }) => name)
}
