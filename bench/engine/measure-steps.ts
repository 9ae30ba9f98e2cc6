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
  readonly actionMs: number
  readonly actionRatio: number
}

/** One run after the other, reads and actions apart, with a raw insert and commit before each in the same minutes. */
export async function measureSerial(bench: Bench): Promise<StepFigures> {
  const { rounds } = bench.scale
  const { readSteps, writeSteps } = bench.orders
  const pool = await startWorkers(1, { ...bench.orders, slots: 1 }, bench.flags)
  const figures: { raw: number; read: number; act: number }[] = []
  try {
    for (let round = -1; round < rounds; round++) {
      const raw = median(await rawCommits(bench.pool, `serial ${round}`, bench.scale.rawCommits))
      const read = await stepTime(bench, pool, reader(readSteps), readSteps)
      const act = await stepTime(bench, pool, writer(writeSteps), writeSteps)
      // The first round warms everything up.
      if (round >= 0) figures.push({ raw, read, act })
    }
  } finally {
    await pool.stop()
  }
  return {
    rawMs: median(figures.map(({ raw }) => raw)),
    readStepMs: median(figures.map(({ read }) => read)),
    readStepRatio: median(figures.map(({ read, raw }) => read / raw)),
    actionMs: median(figures.map(({ act }) => act)),
    actionRatio: median(figures.map(({ act, raw }) => act / raw)),
  }
}

/** Milliseconds of a step in the one activation of a run, its waiting in the queue left out. */
async function stepTime(bench: Bench, pool: WorkerPool, agent: Agent, steps: number): Promise<number> {
  const took = new Promise<number>((resolve) => pool.listen((word) => word.kind === 'activated' && resolve(word.ms)))
  const run = await openRun(bench, agent)
  const ms = await took
  await proveSteps(bench, run, steps)
  return ms / steps
}

export interface ThroughputFigures {
  readonly workers: number
  readonly stepsPerSecond: number
  /** Of the workers and of the server together. */
  readonly cpuMsPerStep: number
  readonly workerCpuMsPerStep: number
  readonly rawPerSecond: number
}

/** Many runs of reads at once: twenty in each worker. */
export async function measureThroughput(bench: Bench, workers: number): Promise<ThroughputFigures> {
  const { runs } = bench.scale
  const steps = bench.orders.readSteps
  const agent = reader(steps)
  const rawPerSecond = await rawRate(bench.pool, `rate ${workers}`, 20, Math.ceil((runs * steps) / 40))
  const pool = await startWorkers(workers, { ...bench.orders, slots: 20 }, bench.flags)
  try {
    await drive(bench, pool, agent, Math.ceil(runs / 4))
    const before = { worker: await cpuOf(pool.pids), server: await cpuOf([bench.server]) }
    const began = performance.now()
    await drive(bench, pool, agent, runs)
    const seconds = (performance.now() - began) / 1_000
    const workerCpu = (await cpuOf(pool.pids)) - before.worker
    const serverCpu = (await cpuOf([bench.server])) - before.server
    const taken = runs * steps
    return {
      workers,
      stepsPerSecond: taken / seconds,
      cpuMsPerStep: (workerCpu + serverCpu) / taken,
      workerCpuMsPerStep: workerCpu / taken,
      rawPerSecond,
    }
  } finally {
    await pool.stop()
  }
}

async function drive(bench: Bench, pool: WorkerPool, agent: Agent, runs: number): Promise<void> {
  const all = new Promise<void>((resolve) => {
    let done = 0
    pool.listen((word) => word.kind === 'activated' && ++done === runs && resolve())
  })
  const [run = ''] = await Promise.all(Array.from({ length: runs }, () => openRun(bench, agent)))
  await all
  await proveSteps(bench, run, bench.orders.readSteps)
}
