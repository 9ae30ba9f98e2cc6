import type { CollectionEvent, Rank } from './collection-events.ts'
import type { ChildState, DelegationState } from './collection-state.ts'
import type { RunEvent } from './events.ts'
import { stepKey, waitKey, type RunState } from './state.ts'

type Listed = Extract<CollectionEvent, { type: 'delegation.began' | 'delegation.renewed' }>

/** Its elements are listed for the first time. */
export function delegated(state: RunState, event: Extract<RunEvent, { type: 'delegation.began' }>): void {
  state.steps += 1
  const before = state.delegations.get(stepKey(event.step))
  // Runs from before elements were listed anew as changes list all of them again: what is not among them has left.
  const listed = new Set(event.children.map(({ run }) => run))
  const left = (before?.planned ?? []).filter((run) => !listed.has(run))
  list(state, event, { step: event.step, inputs: '', planned: [], count: noneOf(), since: 0, ...before }, left)
}

/** Its elements were read again. */
export function renewed(state: RunState, event: Extract<RunEvent, { type: 'delegation.renewed' }>): void {
  const before = state.delegations.get(stepKey(event.step))
  if (before) list(state, event, before, event.left)
}

function noneOf(): DelegationState['count'] {
  return { acting: 0, parked: 0, settled: 0, left: 0 }
}

/** An element that a child run had before keeps that child and its outcome. */
function list(state: RunState, event: Listed, before: DelegationState, left: readonly string[]): void {
  state.delegated.add(waitKey(event.step))
  const { label, writers = [], owners = [] } = event
  const step = event.type === 'delegation.began' ? event.step : before.step
  const delegation: DelegationState = { ...before, step, inputs: event.step.inputs, since: 0 }
  state.delegations.set(stepKey(step), delegation)
  for (const run of left) {
    const child = state.children.get(run)
    if (child?.standing !== 'planned') continue
    state.children.set(run, { ...child, standing: 'left' })
    delegation.count.left += 1
  }
  for (const member of event.children) {
    const known = state.children.get(member.run)
    const begun = known !== undefined && known.standing !== 'planned' && known.standing !== 'left'
    if (known?.standing === 'left') delegation.count.left -= 1
    const standing = begun ? known.standing : 'planned'
    const fresh = { outcome: undefined, summary: '', told: false } as const
    state.children.set(member.run, { ...fresh, ...known, ...member, standing, label, writers, owners, step })
  }
  delegation.planned = inTurn(state, [...before.planned, ...event.children.map(({ run }) => run)])
}

/** Those that have not begun, each once, as they will be. Equal ones stay in the order of their list. */
function inTurn(state: RunState, runs: readonly string[]): readonly string[] {
  const planned = [...new Set(runs)].flatMap((run) => {
    const child = state.children.get(run)
    return child?.standing === 'planned' ? [child] : []
  })
  return planned.toSorted((one, other) => byRank(one.rank ?? {}, other.rank ?? {})).map(({ run }) => run)
}

/** The soonest deadline first, then the highest value, then the least effort; what is not said comes last. */
export function byRank(one: Rank, other: Rank): number {
  return (
    compare(one.deadline ?? latest, other.deadline ?? latest) ||
    compare(-(one.value ?? -Infinity), -(other.value ?? -Infinity)) ||
    compare(one.effort ?? Infinity, other.effort ?? Infinity)
  )
}

/** After every instant. */
const latest = '~'

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** One that has ended is only changed by what a person's return made of it: it goes on, or has ended anew. */
export function updateChild(state: RunState, run: string, news: Partial<ChildState>, anew = false): void {
  const child = state.children.get(run)
  if (!child || (!anew && child.standing === 'settled')) return
  const after = { ...child, ...news }
  state.children.set(run, after)
  if (after.standing !== child.standing) moved(state, child, after)
}

function moved(state: RunState, before: ChildState, after: ChildState): void {
  const delegation = state.delegations.get(stepKey(before.step))
  if (!delegation) return
  if (before.standing === 'planned') delegation.planned = delegation.planned.filter((run) => run !== before.run)
  else delegation.count[before.standing] -= 1
  if (after.standing !== 'planned') delegation.count[after.standing] += 1
  if (after.standing === 'settled') delegation.since += 1
}
