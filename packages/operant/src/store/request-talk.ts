import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** What somebody remarked on a request; it decides nothing. */
export interface Comment {
  readonly by: string
  readonly at: Instant
  readonly text: string
}

/** What the time brought a request: people were reminded, or others were asked as well. */
export interface Passed {
  readonly at: Instant
  readonly what: 'reminded' | 'escalated'
  readonly roles: readonly string[]
  readonly until: Instant
}

/** What is still to come of an open request. */
export interface Coming {
  readonly at: Instant
  readonly kind: 'remind' | 'escalate'
  readonly roles: readonly string[]
}

/** Everything about a request besides itself and its answers. */
export interface RequestTalk {
  readonly comments: readonly Comment[]
  readonly history: readonly Passed[]
  readonly coming: readonly Coming[]
  /** Everybody known who may answer now. */
  readonly mayAnswer: readonly string[]
  /** Whoever must not answer, in lower case: who asked, and whom the run acts for. */
  readonly barred: readonly string[]
}

/** Adds a comment; false where there is no such request. */
export async function commentOn(pool: Pool, request: string, { by, at, text }: Comment): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO operant.request_comments (request_id, at, by, text)
      SELECT id, $2, $3, $4 FROM operant.requests WHERE id = $1`,
    [request, at, by.trim(), storable(text)],
  )
  return rowCount === 1
}

export async function talkOf(pool: Pool, request: string, now: Instant): Promise<RequestTalk> {
  const text = `SELECT
      (SELECT coalesce(json_agg(json_build_object('by', by, 'at', at, 'text', text) ORDER BY id), '[]')
        FROM operant.request_comments WHERE request_id = requests.id) AS comments,
      (SELECT coalesce(json_agg(json_build_object('at', at, 'what', what, 'roles', roles, 'until', until) ORDER BY id), '[]')
        FROM operant.request_history WHERE request_id = requests.id) AS history,
      (SELECT coalesce(json_agg(json_build_object('at', at, 'kind', kind, 'roles', roles) ORDER BY at, kind), '[]')
        FROM operant.request_moments WHERE request_id = requests.id) AS coming,
      (SELECT coalesce(json_agg(name), '[]') FROM operant.may_answer(requests, $2) AS m (name)) AS "mayAnswer",
      (SELECT coalesce(json_agg(person), '[]') FROM operant.asked_by(kind, requester, run_id) AS b (person)) AS barred
    FROM operant.requests WHERE id = $1`
  const { rows } = await endure(() => pool.query<RequestTalk>(text, [request, now]))
  const [found] = rows
  if (!found) return { comments: [], history: [], coming: [], mayAnswer: [], barred: [] }
  return {
    comments: found.comments.map((one) => ({ ...one, at: iso(one.at) })),
    history: found.history.map((one) => ({ ...one, at: iso(one.at), until: iso(one.until) })),
    coming: found.coming.map((one) => ({ ...one, at: iso(one.at) })),
    mayAnswer: found.mayAnswer,
    barred: found.barred,
  }
}

function iso(text: string): Instant {
  return new Date(text).toISOString()
}
