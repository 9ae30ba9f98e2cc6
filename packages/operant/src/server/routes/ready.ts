import type { Context } from 'hono'
import { isMigrated } from '../../store/migrate.ts'
import type { ServerParts } from '../parts.ts'

/** Whether calls should be sent here: 200 while the database answers and has this version's schema, 503 otherwise. */
export async function readyRoute({ pool }: ServerParts, c: Context): Promise<Response> {
  try {
    if (await isMigrated(pool)) return c.json({ status: 'ready' })
    return c.json({ status: 'the database has another version; it is migrated when a process of this one starts' }, 503)
  } catch {
    return c.json({ status: 'the database does not answer, or is of a newer version' }, 503)
  }
}
