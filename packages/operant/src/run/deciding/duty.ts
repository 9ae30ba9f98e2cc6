import type { GoalSpec } from '../../agent/goal.ts'
import { partsOf } from '../../facts/key.ts'
import type { Ending } from '../../journal/outcome.ts'
import type { EffectState, RunState } from '../../journal/state.ts'
import { nextMoment, openWaits } from '../../journal/wait-state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Move } from './decide.ts'
import { restForUnknown } from './ending.ts'
import { dueMembers } from './collections.ts'
import { cannotBeMet } from './forecasts.ts'
import { dutyOfWaits } from './open-waits.ts'
import { dueOfSets } from './sets.ts'
import { restForStops } from '../stopping/stops.ts'

/** How often in a row an effect is read back in vain before a person has to find out. */
export const mostReadings = 20

/** What has to be done whoever reasons: settling what is unknown, ending what is due, keeping limits. */
export function dutyOf(known: Knowledge, goal: GoalSpec): Move | undefined {
  const { state } = known
  const due = openOf(state)
  const [open] = due
  if (open) return (open.set && dueOfSets(due)) ?? { kind: 'verify', effect: open }
  if (state.taken.size > 0) return whileTaken(state)
  if (state.stopped) return restStopped(state, state.stopped)
  const end = endOf(known, goal)
  if (end) return { kind: 'give up', as: end.as, why: end.why }
  const expired = [...state.requests.values()].find((one) => one.answer === undefined && one.expiresAt <= state.now)
  if (expired) return { kind: 'expire', request: expired }
  return dutyOfWaits(known) ?? unsettledLooks(known) ?? dueMembers(known)
}

/** A person has control: nothing is begun, but it is still found out what became of what was. */
function whileTaken(state: RunState): Move {
  const { cancelled } = state
  if (cancelled) return { kind: 'give up', as: 'cancelled', why: cancelledText(cancelled) }
  const unknown = restForUnknown(state)
  const who = [...state.taken.values()].map(({ by, reason }) => `${by}, who has taken it over: ${reason}`)
  return { kind: 'rest', until: unknown?.until, for: [...new Set(who), ...(unknown?.for ?? [])] }
}

function cancelledText({ by, reason }: NonNullable<RunState['cancelled']>): string {
  return `cancelled by ${by}: ${reason}`
}

/** Nothing is begun; what is under way is found out, and what comes in time is not slept through. */
function restStopped(state: RunState, stopped: NonNullable<RunState['stopped']>): Move {
  const held = restForStops(stopped, state.now)
  const unknown = restForUnknown(state)
  const times = [
    held.until,
    unknown?.until,
    // What has been due since is seen to once the stop is released.
    ...openWaits(state)
      .map(nextMoment)
      .filter((time) => time > state.now),
    ...[...state.requests.values()].flatMap((one) => (one.answer ? [] : [one.expiresAt])),
  ].filter((time) => time !== undefined)
  return {
    kind: 'rest',
    until: times.length > 0 ? Math.min(...times) : undefined,
    for: [...held.for, ...(unknown?.for ?? [])],
  }
}

function openOf(state: RunState): readonly EffectState[] {
  return [...state.effects.values()].filter((effect) => isDue(effect, state.now))
}

function isDue(effect: EffectState, now: number): boolean {
  if (effect.result === 'intended') return true
  return effect.result === 'unknown' && (effect.again ?? 0) <= now && effect.unsettled < mostReadings
}

/** Why the run must end, whatever way there may still be. */
function endOf(known: Knowledge, goal: GoalSpec): { readonly as: Ending; readonly why: string } | undefined {
  const { state } = known
  if (state.ending) return state.ending
  if (state.cancelled) return { as: 'cancelled', why: cancelledText(state.cancelled) }
  const cannot = cannotBeMet(state)
  if (cannot !== undefined) return { as: 'declined', why: cannot }
  const limit = passedLimit(known, goal)
  // As far as possible is how far it came.
  if (limit !== undefined) return { as: state.opened.limits?.asFarAsPossible ? 'unmet' : 'failed', why: limit }
  const lost = [...state.effects.values()].find((one) => one.result === 'unknown' && one.unsettled >= mostReadings)
  if (lost) return { as: 'unmet', why: `whether it happened could not be found out: ${lost.title} (${lost.reason})` }
  const broken = goal.never.find((check) =>
    [...state.facts].some(([key, fact]) => partsOf(key).name === check.name && fact.value === true && !fact.dirty),
  )
  return broken && { as: 'unmet', why: `${broken.title} must never hold, but it does` }
}

function passedLimit({ state, agent }: Knowledge, goal: GoalSpec): string | undefined {
  const { limits } = goal
  if (state.steps >= limits.steps) return `the limit of ${limits.steps} steps is reached`
  if (state.now - state.countedFrom >= limits.time)
    return `the time limit of ${Math.round(limits.time / 60_000)} minutes is reached`
  // Where search reasons as well, it goes on without the model.
  if (agent.reasoner === 'hybrid') return undefined
  return state.tokens >= limits.tokens ? `the limit of ${limits.tokens} tokens is reached` : undefined
}

/** Checks seen false before a write had time to show: seen again once it has. */
function unsettledLooks({ state, agent }: Knowledge): Move | undefined {
  for (const effect of state.effects.values()) {
    const spec = agent.capabilities.get(effect.action)
    if ((effect.result !== 'confirmed' && effect.result !== 'claimed') || spec?.kind !== 'action' || spec.settle === 0)
      continue
    const shows = effect.readAt + spec.settle
    if (shows > state.now) continue
    const names = new Set(spec.makes.map((check) => check.name))
    const keys = [...state.facts]
      .filter(
        ([key, fact]) => names.has(partsOf(key).name) && fact.value === false && !fact.dirty && fact.readAt < shows,
      )
      .map(([key]) => key)
    if (keys.length > 0) return { kind: 'look again', keys, why: `${effect.title} has had time to show` }
  }
  return undefined
}
