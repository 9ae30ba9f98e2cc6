import type { ClientBase, Pool } from 'pg'
import { access } from './migrations/access.ts'
import { api } from './migrations/api.ts'
import { answerKinds } from './migrations/answer-kinds.ts'
import { answering } from './migrations/answering.ts'
import { askedFires } from './migrations/asked-fires.ts'
import { appending } from './migrations/appending.ts'
import { autonomy } from './migrations/autonomy.ts'
import { changing } from './migrations/changing.ts'
import { claims } from './migrations/claims.ts'
import { connectorUses } from './migrations/connector-uses.ts'
import { confirming } from './migrations/confirming.ts'
import { drafting } from './migrations/drafting.ts'
import { findingRuns } from './migrations/finding-runs.ts'
import { findingOut } from './migrations/finding-out.ts'
import { journalOrder } from './migrations/journal-order.ts'
import { judging } from './migrations/judging.ts'
import { labels } from './migrations/labels.ts'
import { lighterEffects } from './migrations/lighter-effects.ts'
import { measuring } from './migrations/measuring.ts'
import { models } from './migrations/models.ts'
import { oneOfTwo } from './migrations/one-of-two.ts'
import { outsideEvents } from './migrations/outside-events.ts'
import { snoozing } from './migrations/snoozing.ts'
import { stopping } from './migrations/stopping.ts'
import { systemLimits } from './migrations/system-limits.ts'
import { placesInTurn } from './migrations/places-in-turn.ts'
import { policies } from './migrations/policies.ts'
import { returning } from './migrations/returning.ts'
import { reviewedOnce } from './migrations/reviewed-once.ts'
import { runningAgain } from './migrations/running-again.ts'
import { schedules } from './migrations/schedules.ts'
import { requestLife } from './migrations/request-life.ts'
import { remindingItems } from './migrations/reminding-items.ts'
import { requesting } from './migrations/requesting.ts'
import { taking } from './migrations/taking.ts'
import { tables } from './migrations/tables.ts'
import { webhooksOut } from './migrations/webhooks-out.ts'
import { triggers } from './migrations/triggers.ts'
import { waking } from './migrations/waking.ts'
import { installQueue, queueSettings } from './queue.ts'

/** Append only: a migration that has been published is never changed. A new pg-boss needs one that installs it. */
const migrations: readonly { readonly name: string; readonly up: string | ((client: ClientBase) => Promise<void>) }[] =
  [
    { name: 'queue', up: installQueue },
    { name: 'tables', up: tables },
    { name: 'waking', up: waking },
    { name: 'appending', up: appending },
    { name: 'answering', up: answering },
    { name: 'lighter effects', up: lighterEffects },
    { name: 'stopping', up: stopping },
    { name: 'labels', up: labels },
    { name: 'policies', up: policies },
    { name: 'claims', up: claims },
    { name: 'models', up: models },
    { name: 'judging', up: judging },
    { name: 'requesting', up: requesting },
    { name: 'access', up: access },
    { name: 'outside events', up: outsideEvents },
    { name: 'schedules', up: schedules },
    { name: 'taking', up: taking },
    { name: 'autonomy', up: autonomy },
    { name: 'returning', up: returning },
    { name: 'triggers', up: triggers },
    { name: 'request life', up: requestLife },
    { name: 'reminding items', up: remindingItems },
    { name: 'finding out', up: findingOut },
    { name: 'changing', up: changing },
    { name: 'api', up: api },
    { name: 'answer kinds', up: answerKinds },
    { name: 'confirming', up: confirming },
    { name: 'journal order', up: journalOrder },
    { name: 'reviewed once', up: reviewedOnce },
    { name: 'snoozing', up: snoozing },
    { name: 'asked fires', up: askedFires },
    { name: 'webhooks out', up: webhooksOut },
    { name: 'running again', up: runningAgain },
    { name: 'measuring', up: measuring },
    { name: 'drafting', up: drafting },
    { name: 'connector uses', up: connectorUses },
    { name: 'finding runs', up: findingRuns },
    { name: 'one of two', up: oneOfTwo },
    { name: 'system limits', up: systemLimits },
    { name: 'places in turn', up: placesInTurn },
  ]

/** Any number will do, as long as every process uses the same one. */
const MIGRATION_LOCK = 0x6f706572

/** Identifies the schema that `migrate` makes. */
export const schemaText = JSON.stringify([queueSettings, ...migrations.map(({ name, up }) => [name, up.toString()])])

/**
 * Brings the database up to this version's schema, each migration in a transaction of its own. Several processes may
 * call it at once: one works, the others wait. A database that is newer than this program is refused.
 */
export async function migrate(pool: Pool): Promise<void> {
  if ((await appliedTo(pool)) === migrations.length) return
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`CREATE SCHEMA IF NOT EXISTS operant;
      CREATE TABLE IF NOT EXISTS operant.migrations (number integer PRIMARY KEY, name text NOT NULL)`)
    const applied = await appliedTo(client)
    for (const [index, { name, up }] of migrations.entries()) {
      if (index < applied) continue
      // pg-boss runs its own transactions, and may be installed again.
      if (typeof up === 'function') await up(client)
      await client.query('BEGIN')
      if (typeof up === 'string') await client.query(up)
      await client.query('INSERT INTO operant.migrations VALUES ($1, $2)', [index + 1, name])
      await client.query('COMMIT')
    }
  } finally {
    // Ends the session, and with it the lock and whatever transaction is open.
    client.release(true)
  }
}

/** Whether the database has this version's schema. */
export async function isMigrated(pool: Pool): Promise<boolean> {
  return (await appliedTo(pool)) === migrations.length
}

/** How many migrations the database has had. */
async function appliedTo(pool: Pool | ClientBase): Promise<number> {
  const found = await pool.query<{ made: boolean }>(`SELECT to_regclass('operant.migrations') IS NOT NULL AS made`)
  if (found.rows[0]?.made !== true) return 0
  const { rows } = await pool.query<{ applied: number }>('SELECT count(*)::integer AS applied FROM operant.migrations')
  const applied = rows[0]?.applied ?? 0
  if (applied > migrations.length)
    throw new Error('the database belongs to a newer version of Operant; update the program')
  return applied
}
