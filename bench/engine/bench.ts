import type { Agent } from 'operant'
import type { Pool } from 'pg'
import { newRun } from '../../packages/operant/src/run/open-run.ts'
import type { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import type { WorkerOrders } from './worker-process.ts'

/** What every measurement is given. */
export interface Bench {
  readonly pool: Pool
  readonly store: PostgresRunStore
  /** Process id of the Postgres server. */
  readonly server: number
  readonly orders: Omit<WorkerOrders, 'slots'>
  readonly scale: Scale
  /** Given to the workers' Node. */
  readonly flags: readonly string[]
}

/** How much is measured. */
export interface Scale {
  readonly rounds: number
  readonly rawCommits: number
  /** Runs of each kind in a round of the serial measurement. */
  readonly serialRuns: number
  /** Runs of the throughput measurement. */
  readonly runs: number
  readonly parked: number
  /** Seconds that an idle worker is watched. */
  readonly idleSeconds: number
  readonly approvals: number
  readonly plans: number
}

export const full: Scale = {
  rounds: 9,
  rawCommits: 200,
  serialRuns: 8,
  runs: 150,
  parked: 10_000,
  idleSeconds: 10,
  approvals: 90,
  plans: 400,
}
export const short: Scale = {
  rounds: 3,
  rawCommits: 100,
  serialRuns: 6,
  runs: 40,
  parked: 300,
  idleSeconds: 3,
  approvals: 30,
  plans: 150,
}

/** @throws Error where a run has not taken as many steps as its time was divided by. */
export async function proveSteps(bench: Bench, run: string, steps: number): Promise<void> {
  const events = await bench.store.read(run)
  const taken = events.filter(
    (event) =>
      (event.type === 'step.gave' && event.how === 'read') ||
      (event.type === 'effect.read' && event.result === 'confirmed'),
  ).length
  if (taken !== steps) throw new Error(`${run} took ${taken} steps, not ${steps}: nothing was measured`)
}

let opened = 0

/** Opens a run of one of the benchmark's agents; `prefix` begins its id. */
export async function openRun(bench: Bench, agent: Agent, prefix = agent.name): Promise<string> {
  const goal = agent.goals.get('reach')
  if (!goal) throw new Error(`${agent.name} has no goal`)
  const number = ++opened
  const id = `${prefix}-${number}`
  await bench.store.open(newRun({ id, now: new Date(), agent, goal, input: { start: number }, startedBy: 'ann' }))
  return id
}
