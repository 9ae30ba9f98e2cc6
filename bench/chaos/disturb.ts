import { setTimeout as sleep } from 'node:timers/promises'
import type { Company } from '@operant/sandbox'
import type { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import type { Fleet } from './fleet.ts'
import type { Hardness } from './options.ts'
import type { Scenario } from './scenario/scenario.ts'
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
  readonly databaseKills: () => number
  /** Resolves when nothing is done any more. */
  readonly over: Promise<unknown>
}

/** Kills workers and the database at random, lets people and the world act, has one system break down, until aborted. */
export function disturb(disturbed: Disturbed, signal: AbortSignal): Disturbances {
  const { hardness, scenario, fleet, pool, directory, company } = disturbed
  let databaseKills = 0
  const killDatabase = async (): Promise<void> => {
    process.kill((await startEmbeddedPostgres({ directory })).pid, 'SIGKILL')
    databaseKills++
  }
  const over = Promise.all([
    repeatedly(Infinity, 300, signal, () => scenario.act(pool)),
    repeatedly(hardness.randomKills, 2_500, signal, async () => fleet.killOne()),
    repeatedly(hardness.databaseKills, 7_000, signal, killDatabase),
    repeatedly(hardness.databaseKills > 0 ? 1 : 0, 5_000, signal, () => breakDown(company, 2_500)),
  ])
  return { databaseKills: () => databaseKills, over }
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
