import type { SystemName } from './errors.ts'

export const faultKinds = [
  'time-out-before',
  'time-out-after',
  'refusal',
  'false-success',
  'outage',
  'latency',
  'rate-limit',
  'half-applied',
  'stale-read',
  'duplicate-delivery',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What only some kinds of fault have. */
export interface FaultDetail {
  /** Of `rate-limit`: lets through so many calls in so many milliseconds and strikes the rest; without it every call is struck. */
  window?: { calls: number; ms: number }
  /** Of `rate-limit` without a window: when to come back, in milliseconds (default 1 000). */
  retryAfterMs?: number
  /** Of `half-applied`: the part after which the write breaks off; by default the first. */
  part?: string
  /** Of `half-applied`: what the caller gets to see (default a time-out). */
  told?: 'time-out' | 'error'
  /** Of `stale-read`: how far behind the answer is, in ledger entries (default 1) or milliseconds; never before the fault was set. */
  behind?: { writes: number } | { ms: number }
}

/** A disturbance of one operation, or of every operation of a system. Without `rate` and `calls` it strikes each call. */
export interface Fault extends FaultDetail {
  system: SystemName
  operation?: string
  kind: FaultKind
  /** Share of the calls that it strikes, 0..1. */
  rate?: number
  /** The calls that it strikes, counted per operation from 1 since the fault was set. */
  calls?: number[]
  /** How often it still strikes before it goes away. */
  remaining?: number
  /** For `latency` the delay; for what ends in a time-out the time until it is thrown (default 20). Milliseconds. */
  latencyMs?: number
}
