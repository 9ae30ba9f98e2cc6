import type { Pool } from 'pg'
import { unreadableStop } from '../run/stopping/stops.ts'
import { pullStop, releasedOf, wakeStopped } from '../store/stops.ts'
import type { StopFiles } from './stop-files.ts'

/**
 * Brings the stops of this machine and those of the database together: one that was pulled while the database was away
 * is recorded in it, and one that was released elsewhere is taken off this machine.
 */
export async function reconcileStops(pool: Pool, files: StopFiles): Promise<void> {
  const here = files.standing().filter(({ id }) => id !== unreadableStop)
  if (here.length === 0) return
  const released = await releasedOf(
    pool,
    here.map(({ id }) => id),
  )
  for (const stop of here) {
    if (!released.has(stop.id)) await pullStop(pool, stop)
    else removeIfAllowed(files, stop.id)
  }
  // Who looked at the file after the release waits for nothing any more.
  if (released.size > 0) await wakeStopped(pool)
}

/** A confined worker may not write here; whoever may takes it away. Until then its runs look again each second. */
function removeIfAllowed(files: StopFiles, id: string): void {
  try {
    files.remove(id)
  } catch {
    // Somebody else will.
  }
}
