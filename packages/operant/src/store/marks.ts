import type { Pool } from 'pg'
import type { Level } from '../guard/sections/autonomy.ts'
import type { Instant } from '../journal/events.ts'
import { endure } from './endure.ts'

/** Something that people changed about an agent, from which on figures may look otherwise. */
export type Mark = { readonly at: Instant; readonly agent: string; readonly by: string; readonly because: string } & (
  | { readonly kind: 'policies'; readonly version: number; readonly did: 'seeded' | 'published' | 'rolled back' }
  /** `level` null: as far as the policies say; `action` "*": every action. */
  | { readonly kind: 'autonomy'; readonly action: string; readonly level: Level | null }
)

/** Policies that came to govern and levels of autonomy that were set, of one agent or of all, oldest first. */
export async function listMarks(
  pool: Pool,
  { from, until, agent }: { readonly from: Instant; readonly until: Instant; readonly agent?: string },
  most: number,
): Promise<readonly Mark[]> {
  const text = `SELECT * FROM (
      SELECT at, agent, by, because, 'policies' AS kind, version, kind AS did, NULL AS action, NULL AS level
      FROM operant.policy_events WHERE kind IN ('seeded', 'published', 'rolled back')
      UNION ALL
      SELECT set_at, agent, set_by, because, 'autonomy', NULL, NULL, action, level FROM operant.autonomy_settings
    ) AS mark WHERE at >= $1 AND at < $2 AND ($3::text IS NULL OR agent = $3) ORDER BY at DESC, agent LIMIT $4`
  const { rows } = await endure(() => pool.query<Stored>(text, [from, until, agent ?? null, most]))
  return rows.map(markOf).toReversed()
}

interface Stored {
  readonly at: Date
  readonly agent: string
  readonly by: string
  readonly because: string
  readonly kind: Mark['kind']
  readonly version: number
  readonly did: 'seeded' | 'published' | 'rolled back'
  readonly action: string
  readonly level: Level | null
}

function markOf({ at, agent, by, because, kind, version, did, action, level }: Stored): Mark {
  const said = { at: at.toISOString(), agent, by, because }
  return kind === 'policies' ? { ...said, kind, version, did } : { ...said, kind, action, level }
}
