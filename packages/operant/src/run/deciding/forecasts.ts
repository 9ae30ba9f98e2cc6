import type { ForecastSpec } from '../../agent/forecast.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import type { Json } from '../../facts/json.ts'
import type { MadeForecast } from '../../journal/collection-state.ts'
import type { RunState } from '../../journal/state.ts'
import { standingOf, type Instance, type Knowledge } from '../../planning/knowledge.ts'
import { waysToward } from '../../planning/plan.ts'
import { readBefore } from '../../planning/stale.ts'
import { isSimple } from './simple.ts'
import type { Move } from './decide.ts'

/** What a forecast rests on: JSON by need, and the facts that it came from; or why it cannot be told. */
export type ForecastBasis =
  | { readonly values: Readonly<Record<string, Json | undefined>>; readonly from: readonly Instance[] }
  | { readonly cannot: string }

/**
 * Before anything is done, what the goal will come to is foretold; later again, as time goes on. What it rests on is
 * read first: for the first one a run waits, later ones are only made when it can be read.
 */
export function forecastMove(known: Knowledge, goal: GoalSpec): Move | undefined {
  const { forecast: spec } = goal
  const { state } = known
  if (!spec) return undefined
  const last = state.forecasts.at(-1)
  if (last && state.now < nextForecast(state, goal, spec, last)) return undefined
  const standings = Object.entries(spec.needs).map(([name, need]) => ({ name, standing: standingOf(known, need, []) }))
  const wants = standings.flatMap(({ standing }) => (standing.kind === 'open' ? standing.wants : []))
  if (wants.length > 0) {
    const { ready, pending } = waysToward(known, wants)
    const steps = ready.filter((step) => isSimple(known, step))
    if (steps.length > 0) return { kind: 'take', steps: steps.slice(0, goal.limits.steps - state.steps) }
    const until = pending.flatMap((one) => one.until ?? [])
    if (until.length > 0)
      return last ? undefined : { kind: 'rest', until: Math.min(...until), for: pending.map(({ what }) => what) }
    const names = [...new Set(wants.map(({ fact }) => fact.name))]
    return { kind: 'foretell', basis: { cannot: `${names.join(' and ')} could not be read` } }
  }
  const closed = standings.find(({ standing }) => standing.kind === 'closed')?.standing
  if (closed?.kind === 'closed') return { kind: 'foretell', basis: { cannot: closed.why } }
  const met = standings.flatMap(({ name, standing }) => (standing.kind === 'met' ? [{ name, ...standing }] : []))
  const from = met.flatMap((one) => one.from)
  const old = last ? readBefore(known, from, last.at) : []
  if (old.length > 0)
    return { kind: 'look again', keys: old, why: 'what the goal will come to is foretold anew', looks: true }
  return { kind: 'foretell', basis: { values: Object.fromEntries(met.map(({ name, value }) => [name, value])), from } }
}

/** Where much time is left, a forecast is made less often: a run makes some hundred of them at most. */
function nextForecast(state: RunState, goal: GoalSpec, { every }: ForecastSpec, { at }: MadeForecast): number {
  const until = state.countedFrom + goal.limits.time
  return at + Math.max(every, (until - at) / 50)
}

/**
 * When a resting run has to foretell again, in milliseconds since 1970; undefined where it has not. Where it is time to
 * already, what it rests on cannot be read now: that is tried again in a minute.
 */
export function forecastAt(state: RunState, goal: GoalSpec): number | undefined {
  const last = state.forecasts.at(-1)
  if (!goal.forecast || !last) return undefined
  const next = nextForecast(state, goal, goal.forecast, last)
  return next > state.now ? next : state.now + 60_000
}

/** Why a run ends at once: what it was asked for cannot be reached, and nothing has been done yet. */
export function cannotBeMet(state: RunState): string | undefined {
  const [first, ...more] = state.forecasts
  if (!first || more.length > 0 || 'cannot' in first.forecast || first.forecast.reachable) return undefined
  if (state.opened.limits?.asFarAsPossible || state.children.size > 0 || state.effects.size > 0) return undefined
  return `it cannot be met: ${first.forecast.because}`
}
