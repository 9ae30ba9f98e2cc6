import type { Pool } from 'pg'
import { unreadableStop } from '../run/stops.ts'
import { pullStop, releasedOf, wakeStopped } from '../store/stops.ts'
import type { StopFiles } from './stop-files.ts'

/**
 * Brings the stops of this machine and those of the database together: one that was pulled while the database was away
 * is recorded in it, and one that was released elsewhere is taken off this machine.
 */
export async function matchStops(pool: Pool, files: StopFiles): Promise<void> {
  const here = files.standing().filter(({ id }) => id !== unreadableStop)
  if (here.length === 0) return
  const released = await releasedOf(
    pool,
    here.map(({ id }) => id),
  )
  for (const stop of here) {
    if (released.has(stop.id)) files.remove(stop.id)
    else await pullStop(pool, stop)
  }
  // Who looked at the file after the release waits for nothing any more.
  if (released.size > 0) await wakeStopped(pool)
}
