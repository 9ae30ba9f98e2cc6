import { PgBoss, type Db, type Queue } from 'pg-boss'
import type { ClientBase, Pool, QueryConfig } from 'pg'

/** The schema of pg-boss's tables: our own, so that a database may hold another pg-boss as well. */
export const QUEUE_SCHEMA = 'operant_queue'
/** The queue of activations; a job's singleton key is the run. */
export const RUN_QUEUE = 'runs'
/** The channel that is notified, with the run's id, when an activation is queued. */
export const RUN_CHANNEL = 'operant_runs'

/**
 * `singleton`: one active job a run, any number queued. A policy that allows one queued job only would drop the wake-up
 * of a transaction that has not committed yet when the queued job is taken.
 */
export const queueSettings: Omit<Queue, 'name'> = {
  policy: 'singleton',
  retryLimit: 1_000_000,
  // What a worker that died was driving goes on at once. An activation that throws is given a pause when it is given back.
  retryDelay: 0,
  retryBackoff: false,
  expireInSeconds: 3_600,
  heartbeatSeconds: 10,
}

/** Lets pg-boss use our connections, or one of them. */
export function queueDatabase(pool: Pool | ClientBase): Db {
  return {
    executeSql: (text, values) =>
      pool.query<Record<string, unknown>>(values?.length ? prepared(text, values) : { text, values: values ?? [] }),
  }
}

const names = new Map<string, string>()

/** A statement that is planned once a connection: planning pg-boss's statements takes longer than running them. */
export function prepared(text: string, values: unknown[]): QueryConfig {
  const name = names.get(text) ?? `queue ${names.size}`
  // They are few; should pg-boss begin to write values into its statements, we do not keep them all.
  if (names.size < 200) names.set(text, name)
  return names.has(text) ? { name, text, values } : { text, values }
}

/** Installs or updates pg-boss's tables and the queue of activations. Repeatable. */
export async function installQueue(client: ClientBase): Promise<void> {
  const boss = new PgBoss({
    db: queueDatabase(client),
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  await boss.start()
  try {
    const { policy, ...changeable } = queueSettings
    if (await boss.getQueue(RUN_QUEUE)) await boss.updateQueue(RUN_QUEUE, changeable)
    else await boss.createQueue(RUN_QUEUE, { ...changeable, policy: policy ?? 'singleton' })
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}
