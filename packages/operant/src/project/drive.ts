import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { UnknownAgent } from '../run/activation.ts'
import { messageOf } from './project-error.ts'
import type { Project } from './open-project.ts'
import { standingOf, type Standing } from './standing.ts'

/** A run that no worker of this process can take on. */
export class RunStuck extends Error {
  override readonly name = 'RunStuck'
}

/** How often an activation may fail before it is reported rather than tried again. */
const patience = 3

/**
 * Works in this process until `run` is settled or waits for a person or a distant time. The worker drives whatever else
 * is queued as well, but schedules do not fire here. Answers early when `signal` aborts.
 * @throws RunStuck when its activation fails again and again.
 */
export async function driveToRest(project: Project, run: string, signal?: AbortSignal): Promise<Standing> {
  const failures: Error[] = []
  const worker = await project.worker({
    schedules: false,
    onError: (error, failed) => {
      if (failed === run) failures.push(error)
    },
  })
  try {
    for (;;) {
      const standing = await standingOf(project.pool, project.clock, run)
      if (!standing) throw new RunStuck(`there is no run ${run}`)
      if (standing.kind !== 'moves' || signal?.aborted) return standing
      const last = failures.at(-1)
      if (last && (failures.length >= patience || last instanceof UnknownAgent))
        throw new RunStuck(`run ${run} cannot go on: ${messageOf(last)}`, { cause: last })
      await sleep(50)
    }
  } finally {
    await worker.stop()
  }
}

/** Workers that listen to this database, in any process. */
export async function workersOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ workers: number }>(
    `SELECT count(*)::integer AS workers FROM pg_stat_activity
     WHERE application_name = 'operant listener' AND datname = current_database()`,
  )
  return rows[0]?.workers ?? 0
}
