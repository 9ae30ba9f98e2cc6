import type { QueryConfig } from 'pg'
import type { Also } from '../run/store.ts'
import { afterExists, eventValues, insertOf, notStopped, shapeOf, type PlainAppend } from './append.ts'

const claim = `WITH claimed AS (
  INSERT INTO operant.effects AS held (identity, run_id, effect, action, arguments_hash, state)
  SELECT $4, $1, $5, $6, $7, 'intended'
  WHERE ${afterExists} AND NOT EXISTS (SELECT FROM operant.inbox WHERE run_id = $1) AND ${notStopped(8)}
  ON CONFLICT (identity) DO UPDATE SET run_id = excluded.run_id, effect = excluded.effect, action = excluded.action,
    arguments_hash = excluded.arguments_hash, state = 'intended' WHERE held.state = 'absent'
  RETURNING identity)`

const confirm = `WITH settled AS (
  UPDATE operant.effects SET state = 'confirmed' WHERE identity = $4 AND run_id = $1 AND effect = $5 AND ${afterExists}
  RETURNING effect
), spent AS (
  UPDATE operant.reservations SET state = 'committed' WHERE effect = (SELECT effect FROM settled) AND state = 'held')`

/**
 * The two commonest commits that carry more than events, an intent without a budget and its confirmation, each as one
 * prepared statement. It writes what `operant.append` writes, or nothing at all: then that function has to say why.
 */
export function quickStatement({ run, after, batch, events }: PlainAppend, also: Also): QueryConfig | undefined {
  const { intend, settleEffect, switches = [] } = also
  const [part, ...others] = partsOf(also)
  if (others.length > 0) return undefined
  const shape = shapeOf(events.length)
  const place = [run, after, batch]
  if (part === 'intend' && intend) {
    const text = `${claim} ${insertOf(events.length, 9, 'EXISTS (SELECT FROM claimed)')}`
    const { identity, effect, action, argumentsHash } = intend
    return {
      name: `claim ${shape}`,
      text,
      values: [...place, identity, effect, action, argumentsHash, switches, ...eventValues(events)],
    }
  }
  if (part !== 'settleEffect' || settleEffect?.state !== 'confirmed') return undefined
  const text = `${confirm} ${insertOf(events.length, 6, 'EXISTS (SELECT FROM settled)')}`
  const values = [...place, settleEffect.identity, settleEffect.effect, ...eventValues(events)]
  return { name: `confirm ${shape}`, text, values }
}

/** What a commit carries besides its events and the switches that could stop it. */
export function partsOf(also: Also): readonly string[] {
  return Object.entries(also).flatMap(([name, part]) => (isEmpty(part) || name === 'switches' ? [] : [name]))
}

function isEmpty(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0) || (part instanceof Map && part.size === 0)
}
