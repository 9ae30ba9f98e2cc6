import { DatabaseError, type Pool } from 'pg'
import { PgBoss, type Db } from 'pg-boss'
import { z } from 'zod'
import { endure } from '../store/endure.ts'
import { repeat } from './repeat.ts'
import { prepared, QUEUE_SCHEMA, queueDatabase, RUN_QUEUE } from '../store/queue.ts'

/** One activation that this worker has claimed. */
export interface ActivationJob {
  readonly id: string
  readonly retryCount: number
  readonly run: string
}

/** The queue of activations, as a worker uses it. Every call but `take` holds for the claimed attempt only. */
export interface Jobs {
  /** Claims up to `most` activations, each of another run; wake-ups that are queued behind one are folded into it. */
  take(most: number): Promise<readonly ActivationJob[]>
  /** Claims the activation of this run, with all its wake-ups; nothing where there is none or somebody has it. */
  takeRun(run: string): Promise<ActivationJob | undefined>
  done(job: ActivationJob): Promise<void>
  /** Gives the job back, to be tried again after `pause` seconds; by default they grow from one to ten. */
  failed(job: ActivationJob, message: string, pause?: number): Promise<void>
  /** Says that these are still worked on; answers the ids that are still ours. */
  touch(jobs: readonly ActivationJob[]): Promise<ReadonlySet<string>>
  /** Whether nothing is queued, active or waiting to be tried again. */
  empty(): Promise<boolean>
  stop(): Promise<void>
}

const claimed = z.object({ id: z.string(), retryCount: z.number(), data: z.object({ run: z.string() }) })
const touched = z.object({ settled: z.array(z.string()).nullish() })

/** Milliseconds between looks for jobs whose worker has gone silent. */
const RECLAIM_INTERVAL = 2_000

/** Opens the queue, and from then on gives back to it what workers claimed that have gone silent since. */
export async function openJobs(pool: Pool, onError: (error: Error) => void): Promise<Jobs> {
  const db = queueDatabase(pool)
  const boss = new PgBoss({
    db,
    schema: QUEUE_SCHEMA,
    schedule: false,
    registerInstance: false,
    // It tidies up once a minute, and oftener only where there is something to reclaim; of several workers, one does.
    superviseIntervalSeconds: 60,
    monitorIntervalSeconds: RECLAIM_INTERVAL / 1_000,
  })
  boss.on('error', onError)
  await boss.start()
  const reclaiming = repeat(RECLAIM_INTERVAL, () => reclaim(boss, pool), onError)

  return {
    async take(most) {
      const jobs = await fetchJobs(boss, pool, most)
      const taken = jobs.map(({ id, retryCount, data }) => ({ id, retryCount, run: data.run }))
      if (taken.length > 0) await fold(pool, taken)
      return taken
    },
    takeRun: (run) => claimRun(pool, run),
    async done({ id, retryCount }) {
      // Deleted rather than completed: the journal remembers, and the queue stays small.
      await endure(() => pool.query({ name: 'done', text: deletion, values: [RUN_QUEUE, id, retryCount] }))
    },
    async failed({ id, retryCount }, message, pause = pauseAfter(retryCount)) {
      await boss.fail(RUN_QUEUE, { id, retryCount }, { message })
      const text = `UPDATE ${QUEUE_SCHEMA}.job SET start_after = now() + $3 * interval '1 s'
        WHERE name = $1 AND id = $2 AND state = 'retry'`
      await pool.query(text, [RUN_QUEUE, id, pause])
    },
    async touch(jobs) {
      const answer = await boss.touch(
        RUN_QUEUE,
        jobs.map(({ id, retryCount }) => ({ id, retryCount })),
      )
      return new Set(touched.parse(answer).settled)
    },
    async empty() {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND state < 'completed' LIMIT 1`,
        [RUN_QUEUE],
      )
      return rowCount === 0
    },
    async stop() {
      await reclaiming.stop()
      await boss.stop({ graceful: false, close: false })
    },
  }
}

/** Seconds before an activation that threw is tried again. Deaths of workers count too, so the most is not long. */
function pauseAfter(retryCount: number): number {
  return Math.min(10, 2 ** retryCount)
}

/** Tries at once again what failed and waits for its next turn: what was missing may be there now. */
export async function retryNow(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE ${QUEUE_SCHEMA}.job SET start_after = now() WHERE name = $1 AND state = 'retry' AND start_after > now()`,
    [RUN_QUEUE],
  )
}

async function fetchJobs(boss: PgBoss, pool: Pool, most: number): Promise<readonly z.infer<typeof claimed>[]> {
  for (;;) {
    let conflict = false
    const executeSql: Db['executeSql'] = async (text, values = []) => {
      try {
        return await pool.query<Record<string, unknown>>(prepared(text, values))
      } catch (error) {
        conflict = isTaken(error)
        throw error
      }
    }
    const jobs = await boss.fetch(RUN_QUEUE, { batchSize: most, db: { executeSql } })
    // Another worker took one of these runs at the same moment; pg-boss answers as if nothing were queued.
    if (jobs.length > 0 || !conflict) return z.array(claimed).parse(jobs)
  }
}

/** Asked first whether there is any: supervising takes a dozen statements. */
async function reclaim(boss: PgBoss, pool: Pool): Promise<void> {
  const { rowCount } = await pool.query({ name: 'silent', text: silent, values: [RUN_QUEUE] })
  if (rowCount) await boss.supervise(RUN_QUEUE)
}

/** The policy is named for the index that holds active jobs alone. */
const silent = `SELECT FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND state = 'active' AND policy = 'singleton'
  AND heartbeat_on + heartbeat_seconds * interval '1 s' < ${QUEUE_SCHEMA}.job_now() LIMIT 1`

/** Forgotten in a crash of the server, a claim or a deletion is made again: it need not wait for the disk. */
const unhurried = `hurry AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))`

const deletion = `WITH ${unhurried} DELETE FROM ${QUEUE_SCHEMA}.job USING hurry
  WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`

/** As pg-boss fetches one job of this run; what else waits for the run is folded into it. */
const claim = `WITH ${unhurried}, waiting AS (
  SELECT id FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND singleton_key = $2 AND state < 'active' AND state = 'created'
    AND NOT blocked AND start_after <= ${QUEUE_SCHEMA}.job_now()
    AND NOT EXISTS (SELECT FROM ${QUEUE_SCHEMA}.job AS other WHERE other.name = $1 AND other.state = 'active'
      AND other.policy = 'singleton' AND COALESCE(other.singleton_key, '') = $2)
  ORDER BY created_on LIMIT 1000 FOR UPDATE SKIP LOCKED
), first AS (
  SELECT id FROM waiting LIMIT 1
), folded AS (
  DELETE FROM ${QUEUE_SCHEMA}.job USING waiting WHERE name = $1 AND job.id = waiting.id AND job.id <> (SELECT id FROM first)
)
UPDATE ${QUEUE_SCHEMA}.job SET state = 'active', started_on = ${QUEUE_SCHEMA}.job_now(), heartbeat_on = ${QUEUE_SCHEMA}.job_now(),
  retry_count = CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END
FROM first, hurry WHERE name = $1 AND job.id = first.id RETURNING job.id, retry_count AS "retryCount"`

async function claimRun(pool: Pool, run: string): Promise<ActivationJob | undefined> {
  try {
    const statement = { name: 'claim run', text: claim, values: [RUN_QUEUE, run] }
    const { rows } = await pool.query<{ id: string; retryCount: number }>(statement)
    return rows[0] && { ...rows[0], run }
  } catch (error) {
    if (isTaken(error)) return undefined
    throw error
  }
}

/** Another worker took the run at the same moment. */
function isTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '23505'
}

/** What these wake-ups announce is committed, and their activations have not begun: one look sees it all. */
async function fold(pool: Pool, jobs: readonly ActivationJob[]): Promise<void> {
  // The order is for the planner: with it, the index on the key is the cheapest whatever it believes of the queue's length.
  const text = `DELETE FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND id IN (
    SELECT id FROM unnest($2::text[]) AS taken (run), LATERAL (
      SELECT id FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND singleton_key = run AND state < 'active' AND state = 'created'
      ORDER BY created_on LIMIT 1000) AS waiting)`
  await pool.query({ name: 'fold', text, values: [RUN_QUEUE, jobs.map((job) => job.run)] })
}
