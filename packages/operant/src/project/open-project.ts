import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import type { Pool } from 'pg'
import { startWorker, type Worker, type WorkerOptions } from '../dispatch/worker.ts'
import { systemClock, type Clock } from '../facts/time.ts'
import { activate } from '../run/activate.ts'
import { FoldedRuns } from '../run/folded-runs.ts'
import type { RunContext } from '../run/context.ts'
import { encodeInput, newRun } from '../run/open-run.ts'
import { knownPeople } from '../run/guarding/people.ts'
import type { RunLimits } from '../journal/run-opened.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { RunStore } from '../run/store.ts'
import type { Database } from '../store/database.ts'
import { keepPrincipals, listPrincipals, putPrincipal } from '../store/principals.ts'
import { DeclaredJudgements } from '../reasoning/judgements/declared-judgements.ts'
import { trainedFiles } from '../reasoning/judgements/trained-files.ts'
import { sentenceEncoder } from '../reasoning/text/encoder.ts'
import { PostgresExamples } from '../store/examples.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { UseNotes } from '../connectors/use-notes.ts'
import { keepUses } from '../store/connector-uses.ts'
import { openConnections } from './connections.ts'
import { declaredStarts, startersOf } from './declared-starts.ts'
import { findProject } from './find-project.ts'
import { loadProject, type LoadedProject } from './load-project.ts'
import { reconcileStops } from './reconcile-stops.ts'
import { noticeChore } from './notice-chore.ts'
import { openProjectDatabase } from './project-database.ts'
import { PublishedPolicies } from './published-policies.ts'
import { randomId } from './random-id.ts'
import { reasoning } from './reasoning.ts'
import { heedingReviews } from './heed-reviews.ts'
import { reviewSampling } from './review-sampling.ts'
import { stopFiles, stopsFolder, type StopFiles } from './stop-files.ts'
import { turnsAt } from './system-limits.ts'
import { webhookChore } from './webhook-chore.ts'
import { workOutFigures } from './work-out-figures.ts'

/** A goal to be pursued, by name, with its inputs as the schemas of their facts decode them. */
export interface GoalRequest {
  readonly agent: string
  /** By name, or as it was composed. */
  readonly goal: string | GoalSpec
  readonly input: Readonly<Record<string, unknown>>
  /** Who asks; they cannot approve what the run asks for. */
  readonly startedBy: string
  /** Default: a fresh one. One that exists already is left as it is. */
  readonly run?: string
  /** What somebody typed, where the goal was understood from it. */
  readonly said?: string
  /** Parts of it that no check covers. */
  readonly unchecked?: readonly string[]
  /** Tighter than the goal's own; what is looser is without effect. */
  readonly limits?: RunLimits
}

/** A project in use: its database migrated, its agents under their published policies, its systems within reach. */
export interface Project extends LoadedProject {
  /** The agents with the policies of their files. */
  readonly files: LoadedProject['agents']
  /** Agents whose policy files have just become version 1. */
  readonly seeded: readonly string[]
  readonly database: Database
  readonly pool: Pool
  readonly store: RunStore
  readonly clock: Clock
  readonly context: RunContext
  /** How systems answer this process. */
  readonly uses: UseNotes
  /** The stops of this machine. */
  readonly stops: StopFiles
  /** Opens a run and answers its id; a worker drives it. */
  startGoal(request: GoalRequest): Promise<string>
  /** Starts a worker in this process; schedules fire wherever one runs, unless `schedules` is false. */
  worker(options?: Pick<WorkerOptions, 'slots' | 'onError'> & { readonly schedules?: boolean }): Promise<Worker>
  /** Closes clients and connections; an embedded server is stopped where nobody else uses it. */
  close(): Promise<void>
}

export interface OpenProjectOptions {
  /** Where the project is looked for. Default: the working directory. */
  readonly directory?: string
  /** The configuration file. */
  readonly config?: string
  /** Told of every event that this process commits. */
  readonly observe?: NonNullable<RunContext['observe']>
}

/**
 * Finds, loads and opens a project.
 * @throws ProjectError where it cannot be used as it is configured.
 */
export async function openProject(options: OpenProjectOptions = {}): Promise<Project> {
  const file = findProject(options.directory ?? process.cwd(), options.config)
  return openLoadedProject(await loadProject(file), options)
}

/** Milliseconds after an intent within which its call must begin. */
const grace = 5_000

/** Opens a project that is loaded; `open` is where its database comes from, if not from its configuration. */
export async function openLoadedProject(
  loaded: LoadedProject,
  options: Pick<OpenProjectOptions, 'observe'> & { readonly open?: () => Promise<Database> } = {},
): Promise<Project> {
  const { definition, directory, folder, agents: files } = loaded
  // Whoever opens the database in a way of their own may not be allowed to make folders.
  if (!options.open) await mkdir(stopsFolder(folder), { recursive: true })
  const database = await (options.open?.() ?? openProjectDatabase(folder, definition.database))
  const { pool } = database
  const store = new PostgresRunStore(pool)
  const clock = definition.clock ?? systemClock
  const stops = stopFiles(folder)
  const published = await begun(database, async () => {
    await recordPrincipals(pool, definition.principals)
    await reconcileStops(pool, stops)
    return PublishedPolicies.open(pool, clock, files)
  })
  const { agents } = published
  const connections = openConnections(definition.clients, { directory, folder, clock })
  const uses = new UseNotes(clock, (noted) => keepUses(pool, noted))
  const turns = turnsAt(pool, definition)
  const context: RunContext = {
    store,
    agents,
    uses,
    ...(turns ? { turns } : {}),
    refreshPolicies: (agent) => published.refresh(agent),
    connections,
    clock,
    id: randomId,
    random: Math.random,
    grace,
    ...(definition.calendars?.[0] ? { calendar: definition.calendars[0] } : {}),
    people: knownPeople([...definition.principals, ...startersOf(definition)]),
    stops,
    reviews: reviewSampling(definition.reviews ?? {}, (agent) => published.changedAt(agent)),
    judgements: new DeclaredJudgements(
      new PostgresExamples(pool),
      sentenceEncoder,
      trainedFiles(join(folder, 'judgements')),
    ),
    ...(await reasoning(definition, pool)),
    folded: new FoldedRuns(),
    ...(options.observe ? { observe: options.observe } : {}),
  }
  return {
    ...loaded,
    agents,
    files,
    seeded: published.seeded,
    database,
    pool,
    store,
    clock,
    context,
    stops,
    uses,
    startGoal: async ({ agent, goal, input, startedBy, run = `run_${randomId()}`, ...more }) => {
      const taker = agents.get(agent)?.agent
      const spec = typeof goal === 'string' ? taker?.goals.get(goal) : goal
      if (!taker || !spec)
        throw new Error(
          `this project has no agent "${agent}" with a goal "${typeof goal === 'string' ? goal : goal.name}"`,
        )
      await store.open(
        newRun({
          id: run,
          now: clock.now(),
          agent: taker,
          goal: spec,
          input: encodeInput(spec, input),
          startedBy,
          ...more,
        }),
      )
      return run
    },
    async worker({ schedules = true, ...more } = {}) {
      const fire = schedules ? await declaredStarts(pool, loaded, context, more.onError) : undefined
      return startWorker({
        database,
        clock,
        ...more,
        ...(fire ? { fire } : {}),
        activate: (run, signal) => activate(context, run, signal),
        chores: [
          () => reconcileStops(pool, stops),
          heedingReviews(pool, clock),
          () => workOutFigures({ pool, store, agents }, 1_000),
          () => uses.flush(),
          noticeChore(loaded, { pool, clock, stops, store, agents }),
          webhookChore(loaded, { pool }),
        ],
      })
    },
    async close() {
      await connections.close()
      // Where they cannot be given back, what this process held is free ten seconds later.
      await turns?.close().catch(() => undefined)
      // What could not be told any more is seen again at the next use.
      await uses.flush().catch(() => undefined)
      await database.close()
    },
  }
}

/** Does what has to be done first, and closes the database where it cannot be. */
async function begun<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    await database.close()
    throw error
  }
}

async function recordPrincipals(pool: Pool, wanted: LoadedProject['definition']['principals']): Promise<void> {
  const known = new Map((await listPrincipals(pool)).map(({ name, roles }) => [name, roles.join()]))
  for (const one of wanted) if (known.get(one.name) !== one.roles.join()) await putPrincipal(pool, one)
  const names = wanted.map(({ name }) => name)
  if ([...known.keys()].some((name) => !names.includes(name))) await keepPrincipals(pool, names)
}
