import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { desk } from '@operant/agents'
import { type Desk, openCompany } from '@operant/sandbox'
import { judge, type Verdict } from '@operant/sandbox/planter'
import { scoredRun } from '../../packages/operant/src/cli/demo/scored-run.ts'
import { stillMoving } from '../../packages/operant/src/cli/demo/work.ts'
import { fold } from '../../packages/operant/src/journal/fold.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import type { ChildProgram } from '../support/child-program.ts'
import { startConfinedWorker } from '../support/confined-worker.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { calibrationOf, type Reading } from './calibration.ts'
import type { Difficulty } from '../support/seeds.ts'
import { type Shortfall, shortfallsOf } from './shortfalls.ts'
import { openWorkplace, type Workplace } from './project.ts'

/** What works on the tickets, in a process of its own. */
export const workerProgram = new URL('worker-process.ts', import.meta.url)

/** One company, worked on and judged. */
export interface Round {
  readonly seed: number
  readonly difficulty: Difficulty
  readonly verdict: Verdict
  /** Effects that are claimed or needed, but that no read-back confirms or the ledgers do not hold. */
  readonly unconfirmed: number
  readonly steps: number
  readonly effects: number
  /** Milliseconds from the first run opened until nothing moves any more. */
  readonly workedMs: number
  readonly shortfalls: readonly Shortfall[]
  /** Why the reading of the texts was right or wrong, and how sure it was. */
  readonly readings: readonly Reading[]
}

export interface RoundOptions {
  readonly seed: number
  readonly tickets: number
  readonly difficulty: Difficulty
  /** Makes an empty database for it and answers its connection string. */
  readonly makeDatabase: () => Promise<string>
  /** Default: a confined one. */
  readonly startWorker?: (place: Workplace) => ChildProgram
  /** Told how many runs still move. */
  readonly onProgress?: (left: number, of: number) => void
}

/** Makes a company, has a confined worker process work on its tickets, and judges the ledgers by the truth. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const { seed, tickets, difficulty } = options
  const [world, hidden] = [await temporaryFolder('score'), await temporaryFolder('truth')]
  try {
    const directory = join(world, 'company')
    const truthFile = join(hidden, 'truth.json')
    const [asOf, connectionString] = await Promise.all([
      plant({ directory, truthFile, seed, tickets, difficulty }),
      options.makeDatabase(),
    ])
    const place: Workplace = { directory, connectionString, asOf, startedAt: new Date().toISOString() }
    const { states, workedMs } = await workOn(place, options)
    const verdict = judge({ directory, truthFile, runs: states.map(scoredRun) })
    return {
      seed,
      difficulty,
      verdict,
      unconfirmed: await countUnconfirmed(directory, states, verdict),
      steps: states.reduce((sum, { steps }) => sum + steps, 0),
      effects: states.flatMap((state) => [...state.effects.values()]).filter(({ adopted }) => !adopted).length,
      workedMs,
      shortfalls: shortfallsOf(seed, verdict, states),
      readings: await calibrationOf(directory, verdict),
    }
  } finally {
    await Promise.all([world, hidden].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

async function plant(options: object): Promise<string> {
  const program = fileURLToPath(new URL('plant-process.ts', import.meta.url))
  const words = [...process.execArgv, program, JSON.stringify(options)]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what plant-process.ts prints
  return (JSON.parse(stdout) as { asOf: string }).asOf
}

async function workOn(
  place: Workplace,
  options: RoundOptions,
): Promise<{ states: readonly RunState[]; workedMs: number }> {
  const project = await openWorkplace(place)
  const worker = options.startWorker?.(place) ?? startConfinedWorker(workerProgram, place)
  let working = true
  void worker.ended.then(() => (working = false))
  try {
    const began = performance.now()
    const runs = await openTickets(project)
    for (let left = runs.length; left > 0; left = await stillMoving(project)) {
      if (!working) throw new Error(`the worker ended by itself with ${left} runs under way; its errors are above`)
      options.onProgress?.(left, runs.length)
      await sleep(50)
    }
    const workedMs = performance.now() - began
    const states = await Promise.all(runs.map(async (run) => fold(run, await project.store.read(run))))
    return { states, workedMs }
  } finally {
    worker.process.stdin?.end()
    await worker.ended
    await project.close()
  }
}

async function openTickets(project: Project): Promise<readonly string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the client of project.ts
  const system = (await project.context.connections.client(desk)) as Desk
  const tickets = await system.openTickets()
  const runs = tickets.map(({ id }) => ({ id, run: `run_${id}` }))
  for (const { id, run } of runs)
    await project.startGoal({
      agent: 'support',
      goal: 'resolve ticket',
      input: { ticket: id },
      startedBy: 'score',
      run,
    })
  return runs.map(({ run }) => run)
}

async function countUnconfirmed(directory: string, states: readonly RunState[], verdict: Verdict): Promise<number> {
  const company = openCompany({ directory })
  const ledger = await company.ledger.writes()
  await company.close()
  const written = new Set(ledger.map(({ key }) => key))
  const effects = states.flatMap((state) => [...state.effects.values()]).filter(({ result }) => result !== 'absent')
  const missing = verdict.judged.flatMap(({ wrong }) => wrong).filter(({ kind }) => kind === 'missing')
  const unproven = effects.filter(
    ({ result, adopted, key }) => result !== 'confirmed' || (!adopted && !written.has(key)),
  )
  return missing.length + unproven.length
}
