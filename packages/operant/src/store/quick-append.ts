import type { QueryConfig } from 'pg'
import type { Also } from '../run/store.ts'
import { afterExists, eventValues, insertOf, notStopped, shapeOf, type PlainAppend } from './append.ts'

/** Policies have a version only where they were published. */
const governs =
  '($9::text IS NULL OR EXISTS (SELECT FROM operant.policy_governing WHERE agent = $9 AND version = $10 AND autonomy = $11))'

/**
 * Claims the identity in the four parameters from $4 on for an effect of this run, where `condition` holds, no stop
 * stands on the switches in $8, and the version in $10 of the policies of agent $9 governs with the levels in $11.
 */
const claimed = (condition: string) => `WITH claimed AS (
  INSERT INTO operant.effects AS held (identity, run_id, effect, action, arguments_hash, state)
  SELECT $4, $1, $5, $6, $7, 'intended'
  WHERE ${condition} AND NOT EXISTS (SELECT FROM operant.inbox WHERE run_id = $1) AND ${notStopped('$8')}
    AND ${governs}
  ON CONFLICT (identity) DO UPDATE SET run_id = excluded.run_id, effect = excluded.effect, action = excluded.action,
    arguments_hash = excluded.arguments_hash, state = 'intended' WHERE held.state = 'absent'
  RETURNING identity)`

/** Confirms the effect in the two parameters from `first` on, where `condition` holds. */
const confirmed = (first: number, condition: string) => `settled AS (
  UPDATE operant.effects SET state = 'confirmed' WHERE ${held(first)} AND ${condition} RETURNING effect
), spent AS (
  UPDATE operant.reservations SET state = 'committed' WHERE effect = (SELECT effect FROM settled) AND state = 'held')`

const held = (first: number) => `identity = $${first} AND run_id = $1 AND effect = $${first + 1}`

const claim = claimed(afterExists)
const confirm = `WITH ${confirmed(4, afterExists)}`
const wasClaimed = 'EXISTS (SELECT FROM claimed)'
// Nothing is confirmed where nothing could be claimed. Should another activation change the effect at this very moment,
// it appends to the journal as well: then the insert fails, and takes the claim with it.
const confirmAndClaim = `${claimed(`${afterExists} AND EXISTS (SELECT FROM operant.effects WHERE ${held(12)})`)},
  ${confirmed(12, wasClaimed)}`

/**
 * The commonest commits that carry more than events, each as one prepared statement: an intent without a budget, a
 * confirmation, and a confirmation together with the next intent. It writes what `operant.append` writes, or nothing at
 * all: then that function has to say why.
 */
export function quickStatement({ run, after, batch, events }: PlainAppend, also: Also): QueryConfig | undefined {
  const { intend, settleEffect: settle, switches, governedBy } = also
  if (partsOf(also).some((part) => part !== 'intend' && part !== 'settleEffect')) return undefined
  if (settle && settle.state !== 'confirmed') return undefined
  // What stops a call that claims nothing, and by which policies it was decided, only the function asks.
  if ((switches || governedBy) && !intend) return undefined
  // One statement cannot change a row twice.
  if (settle?.identity === intend?.identity) return undefined
  const { agent = null, version = null, autonomy = null } = governedBy ?? {}
  const claims = intend
    ? [intend.identity, intend.effect, intend.action, intend.argumentsHash, switches ?? [], agent, version, autonomy]
    : []
  const confirms = settle ? [settle.identity, settle.effect] : []
  const more = [...claims, ...confirms]
  const [name, text, condition] = intend
    ? settle
      ? ['confirm and claim', confirmAndClaim, wasClaimed]
      : ['claim', claim, wasClaimed]
    : ['confirm', confirm, 'EXISTS (SELECT FROM settled)']
  return {
    name: `${name} ${shapeOf(events.length)}`,
    text: `${text} ${insertOf(events.length, 4 + more.length, condition)}`,
    values: [run, after, batch, ...more, ...eventValues(events)],
  }
}

/** What a commit carries besides its events and what it depends on: the switches that could stop it, the policies. */
export function partsOf(also: Also): readonly string[] {
  return Object.entries(also).flatMap(([name, part]) => (isEmpty(part) || conditions.includes(name) ? [] : [name]))
}

const conditions: readonly string[] = ['switches', 'governedBy'] satisfies (keyof Also)[]

function isEmpty(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0) || (part instanceof Map && part.size === 0)
}
