import type { Pool } from 'pg'
import { Money } from '../facts/money.ts'
import type { AutonomySetting, AutonomySettings } from '../guard/autonomy-settings.ts'
import type { Level } from '../guard/sections/autonomy.ts'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** A change of an agent's autonomy, as it was made. `level` null: taken back, and only the policies cap. */
export interface AutonomyChange extends Omit<AutonomySetting, 'level'> {
  readonly agent: string
  readonly level: Level | null
  /** Whether it holds: none that came later is for the same calls. */
  readonly holds: boolean
  /** The review that it followed from, where no person set it. */
  readonly review: string | null
}

/** Every change, newest first; of one agent, or of all. */
export async function listAutonomyChanges(pool: Pool, agent: string | null): Promise<readonly AutonomyChange[]> {
  const text = `SELECT number, agent, action, level, above_minor AS minor, currency, by_role AS by, set_by AS "setBy", because,
      set_at AS at, review, holds FROM operant.autonomy_settings WHERE $1::text IS NULL OR agent = $1 ORDER BY number DESC`
  const { rows } = await endure(() => pool.query<Stored>(text, [agent]))
  return rows.map(({ minor, currency, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    above: minor === null || currency === null ? null : Money.ofMinor(BigInt(minor), currency),
  }))
}

type Stored = Omit<AutonomyChange, 'above' | 'at'> & {
  readonly minor: string | null
  readonly currency: string | null
  readonly at: Date
}

/** The settings that hold for an agent. */
export async function autonomySettings(pool: Pool, agent: string, number: number): Promise<AutonomySettings> {
  if (number === 0) return { number, settings: [] }
  const changes = await listAutonomyChanges(pool, agent)
  const settings = changes.flatMap(({ level, ...one }) =>
    one.holds && level !== null && one.number <= number ? [{ ...one, level }] : [],
  )
  return { number, settings }
}

/** `no policies`: nothing governs the agent, so it writes nothing anyway. */
export type AutonomyRefusal = 'no policies' | 'not your role' | 'done already'

/** Sets how far an agent goes by itself, from its next decision on; answers the number of the change. */
export async function setAutonomy(
  pool: Pool,
  change: {
    readonly agent: string
    readonly action: string
    readonly level: Level | null
    readonly above: Money | null
    /** The role that confirms, or does it. */
    readonly by: string
    readonly setBy: string
    readonly because: string
    readonly at: Instant
    /** Whether whoever sets it may also make it milder. */
    readonly mayRaise: boolean
    readonly review?: string
  },
): Promise<number | AutonomyRefusal> {
  const { agent, action, level, above, by, setBy, because, at, mayRaise, review = null } = change
  const { rows } = await endure(() =>
    pool.query<{ result: { readonly number: number } | { readonly refused: AutonomyRefusal } }>(
      'SELECT operant.set_autonomy($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS result',
      [
        agent,
        action,
        level,
        above === null ? null : `${above.minor}`,
        above?.currency ?? null,
        by,
        setBy,
        storable(because),
        at,
        mayRaise,
        review,
      ],
    ),
  )
  const result = rows[0]?.result
  if (!result) throw new Error('the level of autonomy was not set')
  return 'refused' in result ? result.refused : result.number
}
