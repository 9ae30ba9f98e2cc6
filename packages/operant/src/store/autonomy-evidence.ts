import type { Pool } from 'pg'
import { endure } from './endure.ts'
import { agrees, reviewResults } from './reviews.ts'

/** What is known of how one action of an agent went: the ground on which its level is set. */
export interface AutonomyEvidence {
  /** Writes that were confirmed. */
  readonly confirmed: number
  /** Writes that turned out otherwise than intended. */
  readonly differing: number
  /** Requests that people approved, and that they rejected. */
  readonly approved: number
  readonly rejected: number
  /** Reviews by people who were not told what was decided, and how many of them agree with it. */
  readonly reviewed: number
  readonly agreed: number
}

/** Evidence by agent and action, as `AGENT ACTION`. */
export async function autonomyEvidence(pool: Pool): Promise<ReadonlyMap<string, AutonomyEvidence>> {
  const { rows } = await endure(() => pool.query<Counted>(counts))
  const found = new Map<string, AutonomyEvidence>(
    rows.map(({ agent, action, ...numbers }) => [`${agent} ${action}`, { ...none, ...numbers }]),
  )
  for (const result of await reviewResults(pool)) {
    const key = `${result.agent} ${result.action}`
    const before = found.get(key) ?? none
    const agreed = before.agreed + (agrees(result) ? 1 : 0)
    found.set(key, { ...before, reviewed: before.reviewed + 1, agreed })
  }
  return found
}

const none: AutonomyEvidence = { confirmed: 0, differing: 0, approved: 0, rejected: 0, reviewed: 0, agreed: 0 }

type Counted = { readonly agent: string; readonly action: string } & Omit<AutonomyEvidence, 'reviewed' | 'agreed'>

// Read as a text: what is shown may hold a NUL character, in whose presence json cannot be looked into.
const counts = `SELECT agent, action, sum(confirmed)::integer AS confirmed, sum(differing)::integer AS differing,
    sum(approved)::integer AS approved, sum(rejected)::integer AS rejected
  FROM (
    SELECT runs.agent, e.action, (e.state = 'confirmed')::integer AS confirmed, (e.state = 'differs')::integer AS differing,
      0 AS approved, 0 AS rejected
    FROM operant.effects e JOIN operant.runs ON runs.id = e.run_id
    UNION ALL
    SELECT runs.agent, substring(r.shown::text FROM '"action":"([^"]*)"'), 0, 0, (r.state IN ('approved', 'consumed'))::integer, (r.state = 'rejected')::integer
    FROM operant.requests r JOIN operant.runs ON runs.id = r.run_id WHERE r.kind = 'approve'
  ) AS one GROUP BY agent, action`

/** Lower and upper end of the 95 % interval of a share, after Wilson (1927). */
export function wilson(successes: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1]
  const z = 1.959964
  const share = successes / trials
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const middle = share + (z * z) / (2 * trials)
  const scale = 1 + (z * z) / trials
  return [(middle - spread) / scale, (middle + spread) / scale]
}
