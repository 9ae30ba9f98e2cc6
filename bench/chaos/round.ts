import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectCompany } from '@operant/sandbox'
import type { Pool } from 'pg'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import { encodeInput, newRun } from '../../packages/operant/src/run/open-run.ts'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { seeded } from '../support/random.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { disturb } from './disturb.ts'
import { evidenceOf, slowestOf } from './evidence.ts'
import { startFleet } from './fleet.ts'
import type { Hardness } from './hardness.ts'
import { remainsOf } from './remains.ts'
import type { Scenario, ScenarioName } from './scenario/scenario.ts'
import { scenarios } from './scenario/scenarios.ts'
import { confirmedBefore } from './verdict/attempts.ts'
import { checkRecoveries, recoveriesOf, type Recovery, type Span } from './verdict/recoveries.ts'
import { judge } from './verdict/verdict.ts'
import type { Violation } from './verdict/violation.ts'
import { agentFor } from './worker/agent-for.ts'
import type { KnockOut } from './worker/knock-outs.ts'
import type { ReasonerName } from './world/agent.ts'
import { startCyclingModel } from './world/cycling-model.ts'
import { setWeather } from './world/faults.ts'
import { serveWorld } from './world/serve-world.ts'

export interface RoundOptions {
  readonly hardness: Hardness
  readonly seed: number
  readonly scenario: ScenarioName
  readonly reasoners: readonly ReasonerName[]
  readonly knockOut: KnockOut | undefined
  /** Ends the round as soon as this is among what is wrong. Default: it is played to its end. */
  readonly enough?: (violation: Violation) => boolean
}

export interface RoundResult {
  readonly runs: number
  readonly writes: number
  /** Writes that were asked for, whatever came of them. */
  readonly attempts: number
  readonly events: number
  /** Workers killed, by where. */
  readonly deaths: ReadonlyMap<string, number>
  readonly recoveries: readonly Recovery[]
  readonly stalls: number
  /** When the database had been killed and did not answer yet. */
  readonly outages: readonly Span[]
  /** Effects that were confirmed when the database was killed for the last time. */
  readonly confirmedBefore: number
  readonly seconds: number
  readonly violations: readonly Violation[]
  /** The journals of the runs that something is wrong with. */
  readonly evidence: Readonly<Record<string, readonly RunEvent[]>>
  readonly slowest: readonly string[]
  /** What workers reported, and how often. */
  readonly errors: ReadonlyMap<string, number>
}

/** One round of chaos, in folders of its own that are gone afterwards. */
export async function playRound(options: RoundOptions): Promise<RoundResult> {
  const began = performance.now()
  const { hardness, seed, reasoners } = options
  const random = seeded(seed)
  const home = await temporaryFolder('chaos')
  const [directory, worldDirectory, hidden] = [join(home, 'postgres'), join(home, 'world'), join(home, 'truth')]
  await mkdir(hidden, { mode: 0o700 })
  const { runs } = hardness
  const scenario = await scenarios[options.scenario]({
    directory: worldDirectory,
    hidden,
    runs,
    reasoners,
    seed,
    random,
  })
  const database = await openDatabase({ directory })
  const { pool } = database
  const served = await serveWorld(worldDirectory)
  const model = await startCyclingModel()
  const over = new AbortController()
  const orders = { ...options, ...hardness, directory, company: served.url, model: model.url }
  const fleet = startFleet({ ...hardness, orders, random })
  try {
    const company = connectCompany(served.url)
    await setWeather(company)
    const disturbances = disturb({ hardness, scenario, fleet, pool, company, directory }, over.signal)
    const deadline = performance.now() + hardness.patience
    await openRuns(new PostgresRunStore(pool), scenario, options)
    const wrongYet = async (): Promise<readonly Violation[]> => {
      const yet = await remainsOf(pool, company, served.url)
      return [...judge(yet), ...scenario.judge(yet)]
    }
    const { enough } = options
    const stop = enough && (async () => (await wrongYet()).some(enough))
    await Promise.race([untilOver(scenario, pool, { deadline, stop }, over.signal), fleet.failed])
    const ended = Date.now()
    over.abort()
    await Promise.all([disturbances.over, fleet.resumed()])
    await fleet.close()
    // What a call had begun when its worker died may still land.
    await sleep(1_500)
    const remains = await remainsOf(pool, company, served.url)
    const { journals, ledger, attempts } = remains
    const { outages } = disturbances
    const recoveries = recoveriesOf({ ...fleet.log, outages, journals, ended })
    const violations = [...judge(remains), ...scenario.judge(remains), ...checkRecoveries(recoveries)]
    return {
      runs: journals.size,
      writes: ledger.length,
      attempts: attempts.length,
      events: [...journals.values()].reduce((sum, events) => sum + events.length, 0),
      deaths: fleet.log.deathsAt,
      recoveries,
      stalls: fleet.log.stalls.length,
      outages,
      confirmedBefore: confirmedBefore(journals, outages.at(-1)?.from ?? 0),
      seconds: (performance.now() - began) / 1_000,
      violations,
      evidence: evidenceOf(violations, journals),
      slowest: slowestOf(journals),
      errors: fleet.log.errors,
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
async function openRuns(store: PostgresRunStore, { openings }: Scenario, options: RoundOptions): Promise<void> {
  const { hardness, reasoners } = options
  const pairs = reasoners.map(async (reasoner) => [reasoner, await agentFor(options.scenario, reasoner)] as const)
  const agents = new Map(await Promise.all(pairs))
  for (const { run, reasoner, goal: name, input, together } of openings) {
    const agent = agents.get(reasoner)
    const goal = agent?.goals.get(name)
    if (!agent || !goal) throw new Error(`there is no goal ${name} by ${reasoner}`)
    if (!together) await sleep(hardness.pace)
    const encoded = encodeInput(goal, input)
    await store.open(newRun({ id: run, now: new Date(), agent, goal, input: encoded, startedBy: 'ann' }))
  }
}

interface End {
  readonly deadline: number
  readonly stop: (() => Promise<boolean>) | undefined
}

async function untilOver(scenario: Scenario, pool: Pool, { deadline, stop }: End, stopped: AbortSignal): Promise<void> {
  for (let looks = 1; performance.now() < deadline && !stopped.aborted; looks++) {
    if (await scenario.over(pool)) return
    if (stop && looks % 10 === 0 && (await stop())) return
    await sleep(200)
  }
}
