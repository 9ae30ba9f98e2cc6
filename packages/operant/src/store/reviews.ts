import type { Pool } from 'pg'
import { z } from 'zod'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'

/** What a reviewer says should have become of a call: made by itself, after asking somebody, or not at all. */
export const verdicts = ['made', 'asked', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** How a reviewer's answer is kept in the request. */
const verdictShape = z.object({ verdict: z.enum(verdicts), reason: z.string() })

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
  const text = `SELECT r.id, r.run_id AS run, runs.agent, r.shown->>'action' AS action, r.title, a.value, a.name AS by, a.at, d.decided
    FROM operant.requests r JOIN operant.runs ON runs.id = r.run_id JOIN operant.request_answers a ON a.request_id = r.id
    CROSS JOIN LATERAL (SELECT coalesce(body->'decision'->'shadow'->>'effect', body->'decision'->>'effect') AS decided
      FROM operant.journal j WHERE j.run_id = r.run_id AND j.type = 'call.decided' AND body->>'argumentsHash' = r.arguments_hash
      ORDER BY seq LIMIT 1) d
    WHERE r.kind = 'review' AND r.state = 'answered'
      AND (NOT $1 OR (d.decided = 'allow' AND NOT EXISTS (SELECT FROM operant.autonomy_settings s WHERE s.review = r.id)))
    ORDER BY r.decided_at DESC, r.id`
  const { rows } = await endure(() => pool.query<Stored>(text, [only.unheeded === true]))
  return rows.flatMap(({ value, at, ...row }) => {
    // What was said is not looked into by the database: in the presence of a NUL character it could not be.
    const said = verdictShape.safeParse(value)
    if (!said.success || (only.unheeded && said.data.verdict !== 'refused')) return []
    return [{ ...row, ...said.data, at: at.toISOString() }]
  })
}

type Stored = Omit<ReviewResult, 'at' | keyof z.output<typeof verdictShape>> & {
  readonly at: Date
  readonly value: unknown
}

/** Whether a review agrees with what was decided. */
export function agrees({ verdict, decided }: Pick<ReviewResult, 'verdict' | 'decided'>): boolean {
  return verdict === { allow: 'made', escalate: 'asked', deny: 'refused' }[decided]
}
