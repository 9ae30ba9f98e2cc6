import { setTimeout as sleep } from 'node:timers/promises'
import type { Company } from '@operant/sandbox'
import type { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import type { Fleet } from './fleet.ts'
import type { Hardness } from './hardness.ts'
import type { Scenario } from './scenario/scenario.ts'
import type { Span } from './verdict/recoveries.ts'
import { breakDown } from './world/faults.ts'

/** Everything that a round disturbs. */
export interface Disturbed {
  readonly hardness: Hardness
  readonly scenario: Scenario
  readonly fleet: Fleet
  readonly pool: Pool
  readonly company: Company
  /** Where the embedded Postgres lives. */
  readonly directory: string
}

/** What was done besides killing workers. */
export interface Disturbances {
  /** When the database had been killed and did not answer yet. */
  readonly outages: readonly Span[]
  /** Resolves when nothing is done any more. */
  readonly over: Promise<unknown>
}

/** Kills workers and the database at random, lets people and the world act, has one system break down, until aborted. */
export function disturb(disturbed: Disturbed, signal: AbortSignal): Disturbances {
  const { hardness, scenario, fleet, pool, directory, company } = disturbed
  const { randomKills, databaseKills, breakdown } = hardness
  const outages: Span[] = []
  let proven = 0
  const killDatabase = async (): Promise<void> => {
    proven = await moreProven(pool, proven + enoughProven, signal)
    if (signal.aborted) return
    const { pid } = await startEmbeddedPostgres({ directory })
    const from = Date.now()
    process.kill(pid, 'SIGKILL')
    outages.push({ from, until: await startedAgain(pool, from) })
  }
  const over = Promise.all([
    repeatedly(Infinity, 300, signal, () => scenario.act(pool)),
    repeatedly(randomKills, 2_500, signal, () => fleet.killOne(signal)),
    repeatedly(databaseKills, 4_000, signal, killDatabase),
    repeatedly(breakdown > 0 ? 1 : 0, 5_000, signal, () => breakDown(company, breakdown)),
  ])
  return { outages, over }
}

/** Effects that are to be confirmed before the database is killed for the first time, and again before each next time. */
const enoughProven = 15

/** Waits until the journals hold so many confirmed effects: a restart is to find something that must not be done again. */
async function moreProven(pool: Pool, wanted: number, signal: AbortSignal): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ proven: number }>(
      `SELECT count(*)::integer AS proven FROM operant.journal
       WHERE type = 'effect.read' AND body->>'result' = 'confirmed'`,
    )
    const proven = rows[0]?.proven ?? 0
    if (proven >= wanted || signal.aborted) return proven
    await sleep(200)
  }
}

/** When a database that was started after `killed` answers; sessions of the old one live on for a moment. */
async function startedAgain(pool: Pool, killed: number): Promise<number> {
  for (;;) {
    const answer = await pool
      .query<{ started: Date }>('SELECT pg_postmaster_start_time() AS started')
      .catch(() => undefined)
    if ((answer?.rows[0]?.started.getTime() ?? 0) > killed) return Date.now()
    await sleep(50)
  }
}

/** Does something so many times, each time after a pause; what fails because the database is away is left out. */
async function repeatedly(
  times: number,
  pause: number,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  for (let count = 0; count < times && !signal.aborted; count++) {
    await sleep(pause, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted) await work().catch(() => undefined)
  }
}
