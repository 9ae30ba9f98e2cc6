import type { WaitSpec } from '../../agent/capability.ts'
import { waitKey, type RequestState, type RunState } from '../../journal/state.ts'
import { nextMoment, openWaits, waitText } from '../../journal/wait-state.ts'
import { availabilityOf } from '../../planning/availability.ts'
import { hashInputs } from '../../planning/inputs.ts'
import { scopesOf, standingOf, type Knowledge } from '../../planning/knowledge.ts'
import type { Plan, ReadyStep } from '../../planning/plan.ts'
import type { Move } from './decide.ts'
import { restForUnknown } from './ending.ts'
import { readsFor } from './open-waits.ts'

export type WaitStep = ReadyStep & { readonly spec: WaitSpec }

/** Rests while something it began is still open, or has to be tried again. */
export function restFor(known: Knowledge, plan: Pick<Plan, 'pending'>): Move | undefined {
  const { state } = known
  const unknown = restForUnknown(state)
  const open = [
    ...plan.pending,
    ...(unknown ? unknown.for.map((what) => ({ what, until: unknown.until })) : []),
    ...openWaits(state).map((one) => ({ what: waitText(one), until: nextMoment(one) })),
    ...readsAgain(known),
  ]
  if (open.length === 0) return undefined
  const stale = unwanted(state, plan)
  if (stale.length > 0) return { kind: 'withdraw', requests: stale }
  const times = open.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    kind: 'rest',
    until: times.length > 0 ? Math.min(...times) : undefined,
    for: [...new Set(open.map(({ what }) => what))],
  }
}

/** What an open wait could not read when it looked. */
function readsAgain({ state }: Knowledge): readonly { readonly what: string; readonly until: number }[] {
  if (openWaits(state).length === 0) return []
  return [...state.faults].flatMap(([key, { retryAt }]) =>
    retryAt > state.now ? [{ what: `${key.slice(0, key.indexOf(' '))} again`, until: retryAt }] : [],
  )
}

/** Requests for steps that the plan has no place for any more. While something is to be tried again, none can be told. */
function unwanted(state: RunState, { pending }: Pick<Plan, 'pending'>): readonly RequestState[] {
  if ([...state.faults.values()].some(({ retryAt }) => retryAt > state.now)) return []
  const wanted = new Set(pending.map(({ step }) => waitKey(step)))
  const sets = new Set(pending.map(({ step }) => step.capability))
  return [...state.requests.values()].filter(
    (one) =>
      one.answer === undefined &&
      !wanted.has(waitKey(one.step)) &&
      // A set that was begun goes on as it was prepared.
      !(one.set && sets.has(one.step.capability)),
  )
}

/** The first wait that may still be begun of those that are for when no other way is left. */
export function nextWait(known: Knowledge): WaitStep | undefined {
  for (const spec of known.agent.capabilities.values()) {
    if (spec.kind !== 'wait' || spec.gives) continue
    for (const scope of scopesOf(known, spec.scope).scopes) {
      const entries = Object.entries(spec.needs).map(([name, need]) => [name, standingOf(known, need, scope)] as const)
      const met = entries.flatMap(([name, one]) => (one.kind === 'met' ? [[name, one] as const] : []))
      if (met.length < entries.length) continue
      const values = Object.fromEntries(met.map(([name, one]) => [name, one.value]))
      const hash = hashInputs(values)
      if (availabilityOf(known, spec, scope, hash).kind !== 'free') continue
      const origins = Object.fromEntries(met.map(([name, one]) => [name, one.from]))
      return { spec, scope, inputs: { values, from: met.flatMap(([, one]) => one.from), origins, hash } }
    }
  }
  return undefined
}

/** Begins a wait, once what it is to see changed is known. */
export function beginWait(known: Knowledge, step: WaitStep): Move {
  const reads = step.spec.watches.length > 0 ? readsFor(known, step.spec, step.scope) : []
  return reads.length > 0 ? { kind: 'take', steps: reads } : { kind: 'begin wait', step }
}
