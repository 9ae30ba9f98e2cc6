import type { Failure } from '../../journal/events.ts'
import type { CapabilitySpec } from '../../agent/capability.ts'
import type { Said } from '../../agent/say.ts'
import { BadValue } from '../../facts/fact.ts'
import { keyFor, scopeKey } from '../../facts/key.ts'
import { at } from '../../facts/json.ts'
import { NotJson } from '../../facts/json.ts'
import { stepKey } from '../../journal/state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { instanceOf, type Knowledge } from '../../planning/knowledge.ts'
import { NoTurn } from '../turns.ts'

/** How an outside call went wrong, as far as a retry is concerned. */
export type Trouble =
  /** It will not, whatever is tried again with the same values. */
  | { readonly kind: 'refused'; readonly reason: string; readonly blame: string | undefined }
  | { readonly kind: 'missing'; readonly reason: string }
  /** It may work later. `certain` says that nothing happened; `waits`, that nothing went wrong either. */
  | {
      readonly kind: 'later'
      readonly reason: string
      readonly after: number | undefined
      readonly certain: boolean
      readonly waits?: true
    }

/** A call that took longer than it may; whether it had an effect is not known. */
class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/** What an error means for a retry. A connector's error says so itself with `retry: 'no' | 'later' | 'unknown-outcome'`. */
export function troubleOf(error: unknown): Trouble {
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof NoTurn) return { kind: 'later', reason, after: error.after, certain: true, waits: true }
  if (error instanceof BadValue || error instanceof NotJson) return { kind: 'refused', reason, blame: undefined }
  const retry = typeof error === 'object' && error !== null && 'retry' in error ? error.retry : undefined
  if (retry === 'no') {
    const field = typeof error === 'object' && error !== null && 'field' in error ? error.field : undefined
    return { kind: 'refused', reason, blame: typeof field === 'string' ? field : undefined }
  }
  return { kind: 'later', reason, after: undefined, certain: retry === 'later' }
}

/** A connector's error says with `quality` that a system answered what its own description does not allow. */
export function wrongAnswer({ spec }: ReadyStep, error: unknown): Failure | undefined {
  if (spec.kind !== 'query' || !(error instanceof Error) || !('quality' in error)) return undefined
  const { path, found, expected } = error.quality as Readonly<Record<'path' | 'found' | 'expected', string>>
  return { kind: 'quality', reason: error.message, quality: { fact: `${spec.gives.name}${path}`, found, expected } }
}

/** What an answer other than a value means. */
export function troubleSaid(said: Said): Trouble {
  if (said.kind === 'refused') return { kind: 'refused', reason: said.reason, blame: said.blame }
  if (said.kind === 'later') return { kind: 'later', reason: said.reason, after: said.after, certain: true }
  return { kind: 'missing', reason: said.reason }
}

/** Runs `work`, but gives up waiting after `milliseconds`. */
export async function within<T>(milliseconds: number, what: string, work: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(`${what} took longer than ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Milliseconds before attempt `count + 1`: 200, 800, 3200 … up to a minute, give or take half. */
export function backOff(count: number, random: () => number): number {
  return Math.min(60_000, 200 * 4 ** count) * (0.5 + random())
}

/** The failure event of a step, with the blamed fact and the time of the next try worked out. */
export function failureOf(known: Knowledge, step: ReadyStep, trouble: Trouble, random: () => number): Failure {
  if (trouble.kind === 'missing') return { kind: 'missing', reason: trouble.reason }
  if (trouble.kind === 'refused')
    return { kind: 'refused', reason: trouble.reason, ...blameOf(known, step, trouble.blame) }
  const key = `${step.spec.name} ${JSON.stringify(step.scope)}`
  const count = known.state.faults.get(key)?.count ?? 0
  if (trouble.waits) {
    const retryAt = new Date(known.state.now + (trouble.after ?? 0)).toISOString()
    return { kind: 'fault', reason: trouble.reason, retryAt, waits: true }
  }
  if (count + 1 >= step.spec.attempts) return { kind: 'fault', reason: `${trouble.reason} (tried ${count + 1} times)` }
  const wait = trouble.after ?? backOff(count, random)
  return { kind: 'fault', reason: trouble.reason, retryAt: new Date(known.state.now + wait).toISOString() }
}

/** The fact behind the input that is to blame. Only it falls, and what was derived from it. */
export function blameOf(
  known: Knowledge,
  step: { readonly spec: CapabilitySpec; readonly scope: readonly string[] },
  input: string | undefined,
): Pick<Failure, 'blame'> {
  const need = input === undefined ? undefined : step.spec.needs[input]
  if (!need || input === undefined || need.mode === 'refuted' || need.mode === 'all' || need.mode === 'argument')
    return {}
  const { proposal } = known.state
  // An input that a model bound otherwise says nothing against the declared fact.
  const own = proposal && stepKey(proposal.step) === `${step.spec.name} ${scopeKey(step.scope)}`
  if (own && Object.hasOwn(proposal.bound, input)) return {}
  const instance = instanceOf(known, need.fact, step.scope)
  const value = instance && at(instance.value, need.path)
  if (!instance || value === undefined || instance.key !== keyFor(need.fact, step.scope)) return {}
  return { blame: { key: instance.key, path: need.path, value } }
}
