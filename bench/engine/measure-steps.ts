import type { Agent } from 'operant'
import { reader, writer } from './agents.ts'
import { openRun, proveSteps, type Bench } from './bench.ts'
import { cpuOf } from './processes.ts'
import { rawCommits, rawRate } from './raw.ts'
import { median } from './statistics.ts'
import { startWorkers, type WorkerPool } from './worker-pool.ts'

export interface StepFigures {
  readonly rawMs: number
  readonly readStepMs: number
  readonly readStepRatio: number
  /** Commits that a run makes for a read, with its last one; reads that follow each other closely share one. */
  readonly readCommits: number
  readonly actionMs: number
  readonly actionRatio: number
  readonly actionCommits: number
}

interface Step {
  readonly ms: number
  readonly commits: number
}

/** Rounds before the first that counts: a worker that has just started computes slowly, until its code is compiled. */
const warmUps = 6

/** One run after the other, reads and actions apart, with raw inserts and commits before each in the same seconds. */
export async function measureSerial(bench: Bench): Promise<StepFigures> {
  const { rounds } = bench.scale
  const { readSteps, writeSteps } = bench.orders
  const pool = await startWorkers(1, { ...bench.orders, slots: 1 }, bench.flags)
  const figures: { raw: number; read: Step; act: Step }[] = []
  try {
    for (let round = -warmUps; round < rounds; round++) {
      const before = await rawTimes(bench, `serial ${round} reads`)
      const read = await stepOf(bench, pool, reader(readSteps), readSteps)
      const after = await rawTimes(bench, `serial ${round} actions`)
      const act = await stepOf(bench, pool, writer(writeSteps), writeSteps)
      if (round >= 0) figures.push({ raw: median([...before, ...after]), read, act })
    }
  } finally {
    await pool.stop()
  }
  return {
    rawMs: median(figures.map(({ raw }) => raw)),
    readStepMs: median(figures.map(({ read }) => read.ms)),
    readStepRatio: median(figures.map(({ read, raw }) => read.ms / raw)),
    readCommits: median(figures.map(({ read }) => read.commits)),
    actionMs: median(figures.map(({ act }) => act.ms)),
    actionRatio: median(figures.map(({ act, raw }) => act.ms / raw)),
    actionCommits: median(figures.map(({ act }) => act.commits)),
  }
}

/** Milliseconds of a raw commit, each the mean of as many in a row as a run has: what disturbs one disturbs the other. */
async function rawTimes(bench: Bench, run: string): Promise<readonly number[]> {
  const took = await rawCommits(bench.pool, run, bench.scale.rawCommits)
  const { readSteps } = bench.orders
  return Array.from({ length: Math.floor(took.length / readSteps) }, (_, index) => {
    const some = took.slice(index * readSteps, (index + 1) * readSteps)
    return some.reduce((sum, one) => sum + one, 0) / readSteps
  })
}

/**
 * A step: the medians of some runs. It takes the time from the first commit of any step to the last one's, for each
 * that was not in the first; what a run takes to be opened and settled belongs to no step.
 */
async function stepOf(bench: Bench, pool: WorkerPool, agent: Agent, steps: number): Promise<Step> {
  const taken: Step[] = []
  for (let count = 0; count < bench.scale.serialRuns; count++) {
    const took = new Promise<number | null>((resolve) =>
      pool.listen((word) => word.kind === 'activated' && resolve(word.stepMs)),
    )
    const run = await openRun(bench, agent)
    const ms = await took
    await proveSteps(bench, run, steps)
    if (ms !== null) taken.push({ ms, commits: (await commitsOf(bench, run)) / steps })
  }
  return { ms: median(taken.map(({ ms }) => ms)), commits: median(taken.map(({ commits }) => commits)) }
}

/** How often a run committed, after it was opened. */
async function commitsOf(bench: Bench, run: string): Promise<number> {
  const text = 'SELECT count(DISTINCT batch)::integer - 1 AS commits FROM operant.journal WHERE run_id = $1'
  const { rows } = await bench.pool.query<{ commits: number }>(text, [run])
  return rows[0]?.commits ?? 0
}

export interface ThroughputFigures {
  readonly workers: number
  readonly stepsPerSecond: number
  /** Beside a raw insert and commit on 20 connections at once. */
  readonly rawRatio: number
  /** Of the workers and of the server together. */
  readonly cpuMsPerStep: number
  readonly workerCpuMsPerStep: number
  readonly actionsPerSecond: number
  readonly actionRawRatio: number
  readonly cpuMsPerAction: number
  readonly rawPerSecond: number
}

interface Rate {
  readonly perSecond: number
  readonly cpuMs: number
  readonly workerCpuMs: number
}

/** Many runs at once, twenty in each worker: of reads, then of actions, the raw rate before, between and after. */
export async function measureThroughput(bench: Bench, workers: number): Promise<ThroughputFigures> {
  const { readSteps, writeSteps } = bench.orders
  const raws: number[] = []
  const raw = async () =>
    void raws.push(await rawRate(bench.pool, `rate ${workers} ${raws.length}`, 20, bench.scale.rawCommits))
  const pool = await startWorkers(workers, { ...bench.orders, slots: 20 }, bench.flags)
  try {
    await drive(bench, pool, reader(readSteps), readSteps, Math.ceil(bench.scale.runs / 4))
    await drive(bench, pool, writer(writeSteps), writeSteps, Math.ceil(bench.scale.runs / 4))
    await raw()
    const reads = await rateOf(bench, pool, reader(readSteps), readSteps)
    await raw()
    const actions = await rateOf(bench, pool, writer(writeSteps), writeSteps)
    await raw()
    const rawPerSecond = median(raws)
    return {
      workers,
      stepsPerSecond: reads.perSecond,
      rawRatio: reads.perSecond / rawPerSecond,
      cpuMsPerStep: reads.cpuMs,
      workerCpuMsPerStep: reads.workerCpuMs,
      actionsPerSecond: actions.perSecond,
      actionRawRatio: actions.perSecond / rawPerSecond,
      cpuMsPerAction: actions.cpuMs,
      rawPerSecond,
    }
  } finally {
    await pool.stop()
  }
}

async function rateOf(bench: Bench, pool: WorkerPool, agent: Agent, steps: number): Promise<Rate> {
  const { runs } = bench.scale
  const before = { worker: await cpuOf(pool.pids), server: await cpuOf([bench.server]) }
  const began = performance.now()
  await drive(bench, pool, agent, steps, runs)
  const seconds = (performance.now() - began) / 1_000
  const workerCpu = (await cpuOf(pool.pids)) - before.worker
  const serverCpu = (await cpuOf([bench.server])) - before.server
  const taken = runs * steps
  return { perSecond: taken / seconds, cpuMs: (workerCpu + serverCpu) / taken, workerCpuMs: workerCpu / taken }
}

async function drive(bench: Bench, pool: WorkerPool, agent: Agent, steps: number, runs: number): Promise<void> {
  const all = new Promise<void>((resolve) => {
    let done = 0
    pool.listen((word) => word.kind === 'activated' && ++done === runs && resolve())
  })
  const [run = ''] = await Promise.all(Array.from({ length: runs }, () => openRun(bench, agent)))
  await all
  await proveSteps(bench, run, steps)
}
