import { partsOf } from '../../facts/key.ts'
import { atWork, type ChildState, type DelegationState } from '../../journal/collection-state.ts'
import type { FactKey } from '../../journal/events.ts'
import type { DelegationSpec } from '../../agent/capability.ts'
import type { RunState } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Move } from './decide.ts'

/** Children whose turn it is: of each delegation, as many as may act at once. Parked ones do not count. */
export function startableChildren(known: Knowledge): readonly ChildState[] {
  const { state } = known
  return [...state.delegations.values()].flatMap((delegation) => {
    const atOnce = specOf(known, delegation)?.atOnce ?? 1
    return childrenOf(state, delegation.planned.slice(0, Math.max(0, atOnce - delegation.count.acting)))
  })
}

function childrenOf({ children }: RunState, runs: readonly string[]): readonly ChildState[] {
  return runs.flatMap((run) => children.get(run) ?? [])
}

function specOf({ agent }: Knowledge, { step }: DelegationState): DelegationSpec | undefined {
  const spec = agent.capabilities.get(step.capability)
  return spec?.kind === 'delegation' ? spec : undefined
}

/** Children that have begun and not ended. */
export function childrenAtWork({ children, delegations }: RunState): readonly ChildState[] {
  if (![...delegations.values()].some((one) => atWork(one) > 0)) return []
  return [...children.values()].filter(({ standing }) => standing === 'acting' || standing === 'parked')
}

/**
 * A run whose checks hold does not close while children are at work: what they still do would be in nobody's report.
 * Those that act come to rest by themselves; those that rest are told to end, or waited for.
 */
export function beforeClosing(known: Knowledge): Move | undefined {
  const open = childrenAtWork(known.state)
  if (open.length === 0) return undefined
  const toEnd = open.filter(({ standing, told, step }) => {
    const spec = known.agent.capabilities.get(step.capability)
    return standing === 'parked' && !told && spec?.kind === 'delegation' && spec.atWork === 'end'
  })
  if (toEnd.length > 0) return { kind: 'end children', children: toEnd, why: 'what they were for holds' }
  return { kind: 'rest', until: undefined, for: [`${open.length} child runs to end`] }
}

/** What a run still does that sees no way: what it has begun goes on. */
export function whileAtWork(known: Knowledge, startable: readonly ChildState[]): Move | undefined {
  if (startable.length > 0) return { kind: 'start children', children: startable }
  const open = childrenAtWork(known.state)
  return open.length > 0 ? { kind: 'rest', until: undefined, for: [`${open.length} child runs`] } : undefined
}

/** Lists of elements that are read again because it is time to. */
export function dueMembers(known: Knowledge): Move | undefined {
  for (const { keys, at } of readings(known))
    if (at <= known.state.now) return { kind: 'look again', keys, why: 'its elements are read again', looks: true }
  return undefined
}

/** When the next list of elements is to be read again; in milliseconds since 1970. */
export function nextReading(known: Knowledge): number | undefined {
  const times = readings(known).map(({ at }) => at)
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Of delegations with children at work, when the facts are to be read again that list their elements. */
function readings(known: Knowledge): readonly { readonly keys: readonly FactKey[]; readonly at: number }[] {
  return [...known.state.delegations.values()].flatMap((delegation) => {
    const spec = specOf(known, delegation)
    if (spec?.every === undefined || atWork(delegation) === 0) return []
    const listed = new Set(Object.values(spec.needs).map(({ fact }) => fact.name))
    const names = new Set(spec.changes.map(({ name }) => name).filter((name) => listed.has(name)))
    const read = [...known.state.facts].filter(([key, fact]) => names.has(partsOf(key).name) && !fact.dirty)
    if (read.length === 0) return []
    return [{ keys: read.map(([key]) => key), at: Math.min(...read.map(([, fact]) => fact.readAt)) + spec.every }]
  })
}
