import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectCompany } from '@operant/sandbox'
import type { Agent } from 'operant'
import type { Pool } from 'pg'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import { encodeInput, newRun } from '../../packages/operant/src/run/open-run.ts'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { listRuns } from '../../packages/operant/src/store/runs.ts'
import { seeded } from '../support/random.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { disturb } from './disturb.ts'
import { evidenceOf, slowestOf } from './evidence.ts'
import { startFleet } from './fleet.ts'
import type { Hardness } from './options.ts'
import type { Journals, Scenario, ScenarioName } from './scenario/scenario.ts'
import { scenarios } from './scenario/scenarios.ts'
import { judge } from './verdict/verdict.ts'
import type { Violation } from './verdict/violation.ts'
import { agentFor } from './worker/agent-for.ts'
import type { KnockOut } from './worker/knock-outs.ts'
import { startCyclingModel } from './world/cycling-model.ts'
import { setWeather } from './world/faults.ts'
import { serveWorld } from './world/serve-world.ts'

export interface RoundOptions {
  readonly hardness: Hardness
  readonly seed: number
  readonly scenario: ScenarioName
  readonly reasoner: 'search' | 'model'
  readonly knockOut: KnockOut | undefined
}

export interface RoundResult {
  readonly runs: number
  readonly writes: number
  readonly events: number
  /** Workers killed, by where. */
  readonly deaths: ReadonlyMap<string, number>
  readonly stalls: number
  readonly databaseKills: number
  readonly seconds: number
  readonly violations: readonly Violation[]
  /** The journals of the runs that something is wrong with. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
  readonly slowest: readonly string[]
  /** What workers reported, and how often. */
  readonly errors: ReadonlyMap<string, number>
}

/** One round of chaos, in folders of its own that are gone afterwards. */
export async function playRound(options: RoundOptions): Promise<RoundResult> {
  const began = performance.now()
  const { hardness, seed } = options
  const random = seeded(seed)
  const home = await temporaryFolder('chaos')
  const [directory, worldDirectory, hidden] = ['postgres', 'world', 'truth'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(hidden, { mode: 0o700 })
  const scenario = await scenarios[options.scenario]({
    directory: worldDirectory,
    hidden,
    runs: hardness.runs,
    seed,
    random,
  })
  const database = await openDatabase({ directory })
  const served = await serveWorld(worldDirectory)
  const model = await startCyclingModel()
  const over = new AbortController()
  const fleet = startFleet({ ...hardness, ...options, directory, company: served.url, model: model.url, random })
  try {
    const company = connectCompany(served.url)
    await setWeather(company)
    const store = new PostgresRunStore(database.pool)
    const disturbances = disturb({ hardness, scenario, fleet, pool: database.pool, company, directory }, over.signal)
    const deadline = performance.now() + hardness.patience
    await openRuns(store, await agentFor(options.scenario, options.reasoner), scenario)
    await Promise.race([untilOver(scenario, database.pool, deadline, over.signal), fleet.failed])
    over.abort()
    await disturbances.over
    await fleet.close()
    // What a call had begun when its worker died may still land.
    await sleep(1_500)
    const journals = await readJournals(database.pool, store)
    const remains = { journals, ledger: await company.ledger.writes(), ...(await budgets(database.pool)) }
    const violations = [...judge(remains), ...scenario.judge(remains)]
    return {
      runs: journals.size,
      writes: remains.ledger.length,
      events: [...journals.values()].reduce((sum, events) => sum + events.length, 0),
      deaths: fleet.deaths,
      stalls: fleet.stalled(),
      databaseKills: disturbances.databaseKills(),
      seconds: (performance.now() - began) / 1_000,
      violations,
      evidence: evidenceOf(violations, journals),
      slowest: slowestOf(journals),
      errors: fleet.errors,
    }
  } finally {
    over.abort()
    await fleet.close()
    served.stop()
    await model.close()
    scenario.close()
    await database.close({ server: 'stop' })
    await rm(home, { recursive: true, force: true })
  }
}

/** Opens the runs one after the other, over some seconds. */
async function openRuns(store: PostgresRunStore, agent: Agent, { openings }: Scenario): Promise<void> {
  for (const { run, goal: name, input, together } of openings) {
    const goal = agent.goals.get(name)
    if (!goal) throw new Error(`there is no goal ${name}`)
    if (!together) await sleep(120)
    const encoded = encodeInput(goal, input)
    await store.open(newRun({ id: run, now: new Date(), agent, goal, input: encoded, startedBy: 'ann' }))
  }
}

async function untilOver(scenario: Scenario, pool: Pool, deadline: number, stopped: AbortSignal): Promise<void> {
  while (performance.now() < deadline && !stopped.aborted) {
    if (await scenario.over(pool)) return
    await sleep(200)
  }
}

/** The journals of all runs, children included. */
async function readJournals(pool: Pool, store: PostgresRunStore): Promise<Journals> {
  const journals = new Map<string, readonly RunEvent[]>()
  for (const { id } of await listRuns(pool, { limit: 10_000 })) journals.set(id, await store.read(id))
  return journals
}

async function budgets(pool: Pool): Promise<{ readonly budgeted: number; readonly held: number }> {
  const used = await pool.query<{ used: string | null }>('SELECT sum(used_minor) AS used FROM operant.budgets')
  const held = await pool.query(`SELECT 1 FROM operant.reservations WHERE state = 'held'`)
  return { budgeted: Number(used.rows[0]?.used ?? 0), held: held.rowCount ?? 0 }
}
