import type { Pool } from 'pg'
import { z } from 'zod'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'

/** What a reviewer says should have become of a call: made by itself, after asking somebody, or not at all. */
export const verdicts = ['made', 'asked', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** How a reviewer's answer is kept in the request. */
export const verdictShape = z.object({ verdict: z.enum(verdicts), reason: z.string() })

/** A review that somebody made, beside what had been decided. */
export interface ReviewResult {
  readonly id: string
  readonly run: string
  readonly agent: string
  readonly action: string
  readonly title: string
  readonly verdict: Verdict
  readonly reason: string
  readonly by: string
  readonly at: Instant
  /** What was decided; where the agent only watched, what would have become of the call. */
  readonly decided: 'allow' | 'escalate' | 'deny'
}

/** Reviews that were made, newest first. */
export async function reviewResults(
  pool: Pool,
  only: { readonly unheeded?: boolean } = {},
): Promise<readonly ReviewResult[]> {
  const text = `SELECT r.id, r.run_id AS run, runs.agent, r.shown->>'action' AS action, r.title, a.value->>'verdict' AS verdict,
      a.value->>'reason' AS reason, a.name AS by, a.at, d.decided
    FROM operant.requests r JOIN operant.runs ON runs.id = r.run_id JOIN operant.request_answers a ON a.request_id = r.id
    CROSS JOIN LATERAL (SELECT coalesce(body->'decision'->'shadow'->>'effect', body->'decision'->>'effect') AS decided
      FROM operant.journal j WHERE j.run_id = r.run_id AND j.type = 'call.decided' AND body->>'argumentsHash' = r.arguments_hash
      ORDER BY seq LIMIT 1) d
    WHERE r.kind = 'review' AND r.state = 'answered'
      AND (NOT $1 OR (a.value->>'verdict' = 'refused' AND d.decided = 'allow'
        AND NOT EXISTS (SELECT FROM operant.autonomy_settings s WHERE s.review = r.id)))
    ORDER BY r.decided_at DESC, r.id`
  const { rows } = await endure(() =>
    pool.query<Omit<ReviewResult, 'at'> & { readonly at: Date }>(text, [only.unheeded === true]),
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Whether a review agrees with what was decided. */
export function agrees({ verdict, decided }: Pick<ReviewResult, 'verdict' | 'decided'>): boolean {
  return verdict === { allow: 'made', escalate: 'asked', deny: 'refused' }[decided]
}
