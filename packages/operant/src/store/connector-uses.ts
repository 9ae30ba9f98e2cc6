import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** How a capability's uses of a system went in one process, since they were last written down. */
export interface NotedUse {
  readonly connector: string
  readonly capability: string
  /** The capability uses other systems as well. */
  readonly shared: boolean
  readonly uses: number
  readonly answeredAt: Instant | null
  /** Failures in a row, since when, and the last of them. */
  readonly failures: number
  readonly failingSince: Instant | null
  readonly failedAt: Instant | null
  readonly kind: string | null
  readonly reason: string | null
  /** Whether it was certainly this system. */
  readonly sure: boolean
}

/** How a capability's uses of a system went, in all processes. */
export type UseRow = NotedUse

/** Adds what one process has noted. Of several that tell of the same, whatever is later holds. */
export async function keepUses(pool: Pool, uses: readonly NotedUse[]): Promise<void> {
  if (uses.length === 0) return
  const text = `INSERT INTO operant.connector_uses AS old
      (connector, capability, shared, uses, answered_at, failures, failing_since, failed_at, kind, reason, sure)
    SELECT connector, capability, shared, uses, "answeredAt", failures, "failingSince", "failedAt", kind, reason, sure
    FROM jsonb_to_recordset($1) AS x (connector text, capability text, shared boolean, uses bigint, "answeredAt" timestamptz,
      failures integer, "failingSince" timestamptz, "failedAt" timestamptz, kind text, reason text, sure boolean)
    ORDER BY connector, capability
    ON CONFLICT (connector, capability) DO UPDATE SET shared = excluded.shared, uses = old.uses + excluded.uses,
      answered_at = greatest(old.answered_at, excluded.answered_at),
      failures = CASE WHEN excluded.answered_at > old.failed_at OR old.failed_at IS NULL THEN excluded.failures
        ELSE old.failures + excluded.failures END,
      failing_since = CASE WHEN excluded.answered_at > old.failed_at OR old.failed_at IS NULL THEN excluded.failing_since
        ELSE coalesce(old.failing_since, excluded.failing_since) END,
      failed_at = greatest(old.failed_at, excluded.failed_at),
      kind = CASE WHEN excluded.failed_at < old.failed_at THEN old.kind ELSE coalesce(excluded.kind, old.kind) END,
      reason = CASE WHEN excluded.failed_at < old.failed_at THEN old.reason ELSE coalesce(excluded.reason, old.reason) END,
      sure = CASE WHEN excluded.failed_at IS NULL OR excluded.failed_at < old.failed_at THEN old.sure ELSE excluded.sure END`
  const clean = uses.map((use) => ({ ...use, reason: use.reason === null ? null : storable(use.reason) }))
  await endure(() => pool.query(text, [JSON.stringify(clean)]))
}

/** All that is known of how systems answered; of one connector, or of all. */
export async function listUses(pool: Pool, connector?: string): Promise<readonly UseRow[]> {
  const text = `SELECT connector, capability, shared, uses::float8 AS uses, answered_at AS "answeredAt", failures,
      failing_since AS "failingSince", failed_at AS "failedAt", kind, reason, sure
    FROM operant.connector_uses WHERE $1::text IS NULL OR connector = $1 ORDER BY connector, capability`
  const { rows } = await endure(() => pool.query<Stored>(text, [connector]))
  return rows.map((row) => ({
    ...row,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
  }))
}

type Stored = Omit<UseRow, 'answeredAt' | 'failingSince' | 'failedAt'> & {
  readonly answeredAt: Date | null
  readonly failingSince: Date | null
  readonly failedAt: Date | null
}

/** A run that goes on only once a capability of it works: the newest thing that happened outside is its failure. */
export interface HeldRun {
  readonly run: string
  readonly agent: string
  readonly goal: string
  readonly asked: string
  readonly capability: string
  readonly since: Instant
}

/** Runs that are looked at, newest first. */
export const mostHeld = 1_000

/** Runs that are not settled, and wait to try again what failed or could not be read back; of the newest thousand. */
export async function runsHeldUp(pool: Pool): Promise<readonly HeldRun[]> {
  const text = `SELECT r.id AS run, r.agent, r.goal, r.asked, last.at AS since, last.body::text AS body,
      (SELECT action FROM operant.effects e WHERE e.run_id = r.id AND e.effect = last.body->>'effect') AS action
    FROM (SELECT id, agent, goal, asked FROM operant.runs WHERE state <> 'settled' ORDER BY opened_at DESC, id LIMIT $1) AS r
    CROSS JOIN LATERAL (SELECT type, at, body FROM operant.journal j WHERE j.run_id = r.id
      AND type IN ('step.gave', 'step.failed', 'effect.intended', 'effect.read') ORDER BY seq DESC LIMIT 1) AS last
    WHERE last.type IN ('step.failed', 'effect.read')`
  const { rows } = await endure(() =>
    pool.query<Omit<HeldRun, 'capability' | 'since'> & { since: Date; body: string; action: string | null }>(text, [
      mostHeld,
    ]),
  )
  return rows.flatMap(({ body, action, since, ...run }) => {
    const capability = tryingAgain(JSON.parse(body) as Partial<Failing>, action)
    return capability === undefined ? [] : [{ ...run, capability, since: since.toISOString() }]
  })
}

interface Failing {
  readonly step: { readonly capability: string }
  readonly failure: { readonly kind: string; readonly retryAt?: string; readonly waits?: true }
  readonly again: string
}

function tryingAgain({ step, failure, again }: Partial<Failing>, action: string | null): string | undefined {
  if (failure)
    return failure.kind === 'fault' && failure.retryAt !== undefined && !failure.waits ? step?.capability : undefined
  return again === undefined ? undefined : (action ?? undefined)
}
