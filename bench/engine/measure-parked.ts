import { setTimeout as sleep } from 'node:timers/promises'
import { answerRequest, listRequests } from '../../packages/operant/src/store/requests.ts'
import { asker } from './agents.ts'
import { openRun, type Bench } from './bench.ts'
import { cpuOf, memoryOf } from './processes.ts'
import { notifyCommits } from './raw.ts'
import { median } from './statistics.ts'
import { startWorkers, type WorkerPool } from './worker-pool.ts'

export interface ParkedFigures {
  readonly parked: number
  /** Megabytes that a worker needs more beside all the parked runs than beside none. */
  readonly parkedMb: number
  /** Percent of one processor that worker and server use while nothing happens, beside all the parked runs. */
  readonly idleCpu: number
  /** The same beside none. */
  readonly idleCpuBare: number
  /** Milliseconds from a person's yes to the commit of the intent it allows; median and 90th percentile. */
  readonly approveMs: number
  readonly approveMs90: number
  /** Milliseconds from sending a raw insert with a NOTIFY until another connection hears of its commit; in turns with the approvals. */
  readonly notifyCommitMs: number
  readonly approveRatio: number
}

/** Parks runs on an approval, watches an idle worker beside them, and lets some of them go on. */
export async function measureParked(bench: Bench): Promise<ParkedFigures> {
  const { parked, approvals } = bench.scale
  const bare = await idleWorker(bench)
  const runs = await park(bench, parked)
  const beside = await idleWorker(bench)
  const took = await approve(bench, runs.slice(0, approvals))
  // As with steps: a worker that has just started is slow until its code is compiled.
  const warm = took.approvals.slice(approvals / 3)
  const approveMs = median(warm)
  const notifyCommitMs = median(took.notified.slice(approvals / 3))
  return {
    parked,
    parkedMb: beside.memory - bare.memory,
    idleCpu: beside.cpu,
    idleCpuBare: bare.cpu,
    approveMs,
    approveMs90: median(warm, 0.9),
    notifyCommitMs,
    approveRatio: approveMs / notifyCommitMs,
  }
}

/** Opens so many runs, and lets each come to where it waits for an approval. */
export async function park(bench: Bench, count: number): Promise<readonly string[]> {
  const agent = asker()
  const pool = await startWorkers(2, { ...bench.orders, slots: 20 })
  const runs: string[] = []
  try {
    const all = new Promise<void>((resolve) => {
      let done = 0
      pool.listen((word) => word.kind === 'activated' && ++done === count && resolve())
    })
    for (let opened = 0; opened < count; opened += 20) {
      const some = Array.from({ length: Math.min(20, count - opened) }, () => openRun(bench, agent, 'ask'))
      runs.push(...(await Promise.all(some)))
    }
    await all
  } finally {
    await pool.stop()
  }
  return runs
}

/** A worker that has nothing to do: its memory, and what it and the server compute. */
async function idleWorker(bench: Bench): Promise<{ readonly memory: number; readonly cpu: number }> {
  // What the server still has to tidy up after the runs before is not the idle worker's doing.
  await bench.pool.query('VACUUM ANALYZE')
  await bench.pool.query('CHECKPOINT')
  const pool = await startWorkers(1, { ...bench.orders, slots: 20 })
  try {
    await sleep(1_500)
    const pids = [...pool.pids, bench.server]
    const before = await cpuOf(pids)
    const began = performance.now()
    await sleep(bench.scale.idleSeconds * 1_000)
    const cpu = (((await cpuOf(pids)) - before) * 100) / (performance.now() - began)
    return { memory: await memoryOf(pool.pids[0] ?? -1), cpu }
  } finally {
    await pool.stop()
  }
}

/**
 * Approves one run after the other: milliseconds from the answer to the committed intent, and between them what a commit
 * with a NOTIFY takes until it is heard.
 */
export async function approve(bench: Bench, runs: readonly string[]) {
  const pool = await startWorkers(1, { ...bench.orders, slots: 20 })
  const approvals: number[] = []
  const notified: number[] = []
  try {
    await sleep(1_500)
    for (const run of runs) {
      notified.push(...(await notifyCommits(bench.pool, run, 1, thinking)))
      const [request] = await listRequests(bench.pool, { run, state: 'open' })
      if (!request) throw new Error(`${run} asks for nothing`)
      const intended = nextIntent(pool, run)
      await thinking()
      const began = performance.timeOrigin + performance.now()
      await answerRequest(bench.pool, {
        request: request.id,
        by: { name: 'lee', roles: ['lead'] },
        how: { channel: 'command line' },
        answer: { kind: 'approved', reason: '' },
        at: new Date().toISOString(),
      })
      approvals.push((await intended) - began)
      await thinking()
    }
  } finally {
    await pool.stop()
  }
  return { approvals, notified }
}

/** People do not answer at the very moment at which the last answer is being worked on. */
function thinking(): Promise<void> {
  return sleep(30 + Math.random() * 40)
}

function nextIntent(pool: WorkerPool, run: string): Promise<number> {
  return new Promise((resolve) =>
    pool.listen((word) => word.kind === 'intended' && word.run === run && resolve(word.at)),
  )
}
