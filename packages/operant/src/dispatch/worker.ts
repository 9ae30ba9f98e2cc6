import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../facts/time.ts'
import type { Database } from '../store/database.ts'
import { RUN_CHANNEL } from '../store/queue.ts'
import { doorbell } from './doorbell.ts'
import { openJobs, type ActivationJob } from './jobs.ts'
import { listen } from './listen.ts'
import { repeat, type Repeating } from './repeat.ts'
import { enqueueStranded, tick } from './timekeeper.ts'

export interface WorkerOptions {
  readonly database: Pick<Database, 'pool' | 'connectionString'>
  /**
   * Drives a run until it waits or is settled. Called again after it throws, and possibly while an earlier call of
   * another worker still runs: the journal's fence decides. Where it was `overtaken`, the run is looked at again shortly.
   * `signal` aborts when the claim is lost or time is up.
   */
  readonly activate: (run: string, signal: AbortSignal) => Promise<'overtaken' | void>
  readonly clock: Clock
  /** Runs driven at once. Default 10. */
  readonly slots?: number
  /** Whether this worker also keeps time: timers and expiries. Default true. */
  readonly timers?: boolean
  /** Milliseconds between looks at the clock. Default 500. */
  readonly timerInterval?: number
  /** Milliseconds between looks at the queue when no notification comes. Default 1,000. */
  readonly pollInterval?: number
  /** Each is called when a look at the clock finds that goals are due that start by themselves, unless it is at it still. */
  readonly fire?: readonly ((signal: AbortSignal) => Promise<unknown>)[]
  /** Done every five seconds as well. */
  readonly chores?: readonly (() => Promise<unknown>)[]
  /** Told of activations that threw and of a database that cannot be reached. Default: nobody. */
  readonly onError?: (error: Error, run?: string) => void
}

export interface Worker {
  /** Resolves when no activation is queued or active anywhere, nor waiting to be tried again. */
  idle(): Promise<void>
  /**
   * Takes no more runs and lets the active ones finish for up to `grace` milliseconds (default 30,000); those that
   * have not are aborted and given back to other workers.
   */
  stop(options?: { readonly grace?: number }): Promise<void>
}

/** Below a third of the queue's heartbeat of 10 s, so that two may be missed. */
const TOUCH_INTERVAL = 3_000
const STRANDED_INTERVAL = 60_000
const CHORE_INTERVAL = 5_000
/** Seconds until a run is looked at again that another activation drives, or drove until it stopped. */
const OVERTAKEN_PAUSE = 1

/** Starts to drive runs. Any number of workers may share a database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, activate, clock, slots = 10, timers = true, timerInterval = 500, pollInterval = 1_000 } = options
  const report = options.onError ?? (() => undefined)
  const jobs = await openJobs(database.pool, report)
  const bell = doorbell()
  const active = new Map<ActivationJob, { readonly abort: AbortController; readonly ended: Promise<void> }>()
  const stopping = new AbortController()

  const drive = async (job: ActivationJob, signal: AbortSignal): Promise<void> => {
    try {
      const ended = await activate(job.run, signal)
      // It may have ended early because of the signal; then somebody else has to go on.
      signal.throwIfAborted()
      await (ended === 'overtaken' ? jobs.failed(job, 'it was overtaken', OVERTAKEN_PAUSE) : jobs.done(job))
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      // Whoever claimed the run meanwhile goes on: that is no complaint.
      if (!signal.aborted) report(failure, job.run)
      // Where this fails too, the heartbeat stops and the job is given to another worker.
      await jobs.failed(job, failure.message).catch(report)
    } finally {
      active.delete(job)
      bell.ring()
    }
  }

  const begin = (job: ActivationJob): void => {
    const abort = new AbortController()
    active.set(job, { abort, ended: drive(job, abort.signal) })
  }

  const claims = new Set<Promise<void>>()
  const claim = async (run: string): Promise<void> => {
    const job = await jobs.takeRun(run).catch(report)
    if (job) begin(job)
  }
  /** A run that has been woken is taken at once where there is room; what this misses, the queue still holds. */
  const heard = (run: string): void => {
    if (run === '' || active.size + claims.size >= slots || stopping.signal.aborted) return bell.ring()
    const claiming = claim(run).finally(() => claims.delete(claiming))
    claims.add(claiming)
  }

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const free = slots - active.size - claims.size
      try {
        const taken = free > 0 ? await jobs.take(free) : []
        taken.forEach(begin)
        if (taken.length === 0) await bell.wait(pollInterval)
      } catch (error) {
        report(error instanceof Error ? error : new Error(String(error)))
        await sleep(Math.min(pollInterval, 500))
      }
    }
  })()

  const touch = async (): Promise<void> => {
    const touched = [...active.keys()]
    if (touched.length === 0) return
    const ours = await jobs.touch(touched)
    for (const job of touched)
      if (!ours.has(job.id)) active.get(job)?.abort.abort(new Error('another worker has this run'))
  }

  const firing = new Map<unknown, Promise<unknown>>()
  const listener = listen(database.connectionString, RUN_CHANNEL, heard)
  const repeating: Repeating[] = [repeat(TOUCH_INTERVAL, touch, report)]
  for (const chore of options.chores ?? []) repeating.push(repeat(CHORE_INTERVAL, chore, report))
  if (timers) {
    const keepTime = async (): Promise<void> => {
      const { due } = await tick(database.pool, clock)
      // Thousands of goals may start at once: timers are looked at meanwhile.
      for (const fire of due && !stopping.signal.aborted ? (options.fire ?? []) : [])
        if (!firing.has(fire))
          firing.set(
            fire,
            fire(stopping.signal)
              .catch(report)
              .finally(() => firing.delete(fire)),
          )
    }
    repeating.push(repeat(timerInterval, keepTime, report))
    repeating.push(repeat(STRANDED_INTERVAL, () => enqueueStranded(database.pool), report))
  }

  return {
    async idle() {
      while (active.size > 0 || !(await jobs.empty())) await sleep(10)
    },
    async stop({ grace = 30_000 } = {}) {
      stopping.abort()
      bell.ring()
      await Promise.all([loop, ...claims])
      const ended = (): Promise<unknown> => Promise.all([...active.values()].map((one) => one.ended))
      await Promise.race([ended(), sleep(grace, undefined, { ref: false })])
      for (const { abort } of active.values()) abort.abort(new Error('the worker is stopping'))
      await Promise.race([ended(), sleep(1_000, undefined, { ref: false })])
      await Promise.all([...active.keys()].map((job) => jobs.failed(job, 'its worker stopped').catch(report)))
      await Promise.all([listener.stop(), ...repeating.map((one) => one.stop())])
      await Promise.all(firing.values())
      await jobs.stop()
    },
  }
}
