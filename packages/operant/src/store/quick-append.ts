import type { QueryConfig } from 'pg'
import type { Also } from '../run/store.ts'
import { eventColumns, type PlainAppend } from './append.ts'

/** Writes the events where the statement before has done its part. */
const events = `
INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
SELECT $1, $2::integer + n, $3::uuid, at, type, body::json
FROM unnest($4::timestamptz[], $5::text[], $6::text[]) WITH ORDINALITY AS event (at, type, body, n)`

const claim = `
WITH claimed AS (
  INSERT INTO operant.effects AS held (identity, run_id, effect, action, arguments_hash, state)
  SELECT $7, $1, $8, $9, $10, 'intended' WHERE EXISTS (SELECT FROM operant.journal WHERE run_id = $1 AND seq = $2)
  ON CONFLICT (identity) DO UPDATE SET run_id = excluded.run_id, effect = excluded.effect, action = excluded.action,
    arguments_hash = excluded.arguments_hash, state = 'intended' WHERE held.state = 'absent'
  RETURNING identity
)${events} WHERE EXISTS (SELECT FROM claimed)`

const confirm = `
WITH settled AS (
  UPDATE operant.effects SET state = 'confirmed' WHERE identity = $7 AND run_id = $1 AND effect = $8
    AND EXISTS (SELECT FROM operant.journal WHERE run_id = $1 AND seq = $2)
  RETURNING effect
), spent AS (
  UPDATE operant.reservations SET state = 'committed' FROM settled
  WHERE reservations.effect = settled.effect AND reservations.state = 'held'
)${events} WHERE EXISTS (SELECT FROM settled)`

/**
 * The two commonest commits that carry more than events, an intent without a budget and its confirmation, each as one
 * prepared statement. It writes what `operant.append` writes, or nothing at all: then that function has to say why.
 */
export function quickStatement({ run, after, batch, events }: PlainAppend, also: Also): QueryConfig | undefined {
  const { intend, settleEffect } = also
  const [part, ...others] = partsOf(also)
  if (others.length > 0) return undefined
  const values = [run, after, batch, ...eventColumns(events)]
  if (part === 'intend' && intend) {
    const { identity, effect, action, argumentsHash } = intend
    return { name: 'claim', text: claim, values: [...values, identity, effect, action, argumentsHash] }
  }
  if (part !== 'settleEffect' || settleEffect?.state !== 'confirmed') return undefined
  return { name: 'confirm', text: confirm, values: [...values, settleEffect.identity, settleEffect.effect] }
}

/** What a commit carries besides its events. */
export function partsOf(also: Also): readonly string[] {
  return Object.entries(also).flatMap(([name, part]) => (isEmpty(part) ? [] : [name]))
}

function isEmpty(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0) || (part instanceof Map && part.size === 0)
}
