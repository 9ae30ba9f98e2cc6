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

/** Which reviews are looked at. Default: all that were made. */
export interface ReviewFilter {
  readonly id?: string
  /** Made then or later. */
  readonly since?: Instant
  /** Only those that no level was set for. */
  readonly unheeded?: boolean
}

/** Reviews that were made, newest first. */
export async function reviewResults(pool: Pool, only: ReviewFilter = {}): Promise<readonly ReviewResult[]> {
  const text = `SELECT r.id, r.run_id AS run, runs.agent, r.shown, r.title, a.value, a.name AS by, a.at,
      (SELECT body FROM operant.journal j WHERE j.run_id = r.run_id AND j.type = 'call.decided'
        AND position(r.arguments_hash IN body::text) > 0 ORDER BY seq LIMIT 1) AS decided,
      EXISTS (SELECT FROM operant.journal j WHERE j.run_id = r.run_id AND j.type = 'effect.intended'
        AND position(r.arguments_hash IN body::text) > 0) AS intended
    FROM operant.requests r JOIN operant.runs ON runs.id = r.run_id JOIN operant.request_answers a ON a.request_id = r.id
    WHERE r.kind = 'review' AND r.state = 'answered'
      AND (NOT $1 OR NOT EXISTS (SELECT FROM operant.autonomy_settings s WHERE s.review = r.id))
      AND ($2::text IS NULL OR r.id = $2) AND ($3::timestamptz IS NULL OR r.decided_at >= $3)
    ORDER BY r.decided_at DESC, r.id`
  const values = [only.unheeded === true, only.id ?? null, only.since ?? null]
  const { rows } = await endure(() => pool.query<Stored>(text, values))
  return rows.flatMap(({ value, shown, decided: event, intended, at, ...row }) => {
    // Nothing is looked into by the database: in the presence of a NUL character it could not be.
    const said = verdictShape.safeParse(value)
    if (!said.success) return []
    // An element of a change set has no decision of its own in the journal, but its intent where it was made.
    const decided = event === null ? (intended ? 'allow' : 'deny') : decidedIn(event)
    return [{ ...row, action: shown.action, decided, ...said.data, at: at.toISOString() }]
  })
}

/** What an event says of a call. */
function decidedIn(event: z.input<typeof decidedShape>): ReviewResult['decided'] {
  const { decision } = decidedShape.parse(event)
  const effect = decision.shadow?.effect ?? decision.effect
  // A call that people were asked about is drawn only in shadow: it would have been asked for.
  return effect === 'approve' ? 'escalate' : effect
}

const effectShape = z.enum(['allow', 'approve', 'escalate', 'deny'])
const decidedShape = z.object({
  decision: z.object({ effect: effectShape, shadow: z.object({ effect: effectShape }).optional() }),
})

interface Stored extends Pick<ReviewResult, 'id' | 'run' | 'agent' | 'title' | 'by'> {
  readonly at: Date
  readonly value: unknown
  readonly shown: { readonly action: string }
  readonly decided: z.input<typeof decidedShape> | null
  readonly intended: boolean
}

/** Whether a call was made by itself that should not have been made at all. */
export function wentTooFar({ verdict, decided }: Pick<ReviewResult, 'verdict' | 'decided'>): boolean {
  return verdict === 'refused' && decided === 'allow'
}

/** Whether a review agrees with what was decided. */
export function agrees({ verdict, decided }: Pick<ReviewResult, 'verdict' | 'decided'>): boolean {
  return verdict === { allow: 'made', escalate: 'asked', deny: 'refused' }[decided]
}
