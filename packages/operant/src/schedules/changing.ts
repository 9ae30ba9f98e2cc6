import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { askedFire, askForFires, timesNotRun, type FireCause } from '../store/schedule-fires.ts'
import { listSchedules, pauseSchedule, resumeSchedule, type PauseRefusal } from '../store/schedules.ts'
import type { Clock } from '../facts/time.ts'
import { mostCounted } from './catch-up.ts'
import { declare } from './declaring.ts'
import type { PreparedSchedule } from './prepared.ts'
import { timesBetween } from './timing.ts'

/** Where schedules are kept, and what time it is. */
interface Kept {
  readonly pool: Pool
  readonly clock: Clock
}

/** Most times that one call asks for. */
export const mostAsked = 1_000

/** Pauses a schedule, also where no worker has declared it yet. */
export async function pause(
  { pool, clock }: Kept,
  schedule: PreparedSchedule,
  by: string,
  because: string,
): Promise<PauseRefusal | undefined> {
  await declareIfNew({ pool, clock }, schedule)
  return pauseSchedule(pool, { name: schedule.name, by, because, at: clock.now().toISOString() })
}

/** Goes on with a schedule; times that passed in the pause are noted and do not fire. False where it is not paused. */
export async function resume({ pool, clock }: Kept, schedule: PreparedSchedule): Promise<boolean> {
  const now = clock.now()
  const [row] = await listSchedules(pool, schedule.name)
  if (!row?.paused) return false
  const passed = timesBetween(schedule.times, new Date(row.paused.at), now, mostCounted)
  const [first] = passed
  const last = passed.at(-1)
  const { by, because } = row.paused
  return resumeSchedule(pool, {
    name: schedule.name,
    next: schedule.times.after(now),
    at: now.toISOString(),
    missed:
      first && last
        ? {
            first: first.toISOString(),
            last: last.toISOString(),
            times: passed.length,
            why: `it was paused by ${by}: ${because}`,
          }
        : {},
  })
}

/** Asks for a run now, with the same `once` only once; answers the time under which it stands. */
export async function runNow(
  { pool, clock }: Kept,
  schedule: PreparedSchedule,
  by: string,
  once?: string,
): Promise<Instant> {
  const before = once === undefined ? undefined : await askedFire(pool, schedule.name, once)
  if (before !== undefined) return before
  await declareIfNew({ pool, clock }, schedule)
  // Another person may have asked in the same millisecond, or the time itself may be now.
  for (let at = clock.now(); ; at = new Date(at.getTime() + 1)) {
    const [asked] = await ask({ pool, clock }, schedule, [at], {
      cause: 'by hand',
      by,
      ...(once === undefined ? {} : { once }),
    })
    if (asked !== undefined) return asked
  }
}

/** Asks for the times of a stretch of the past that did not run; answers them. */
export async function backfill(
  { pool, clock }: Kept,
  schedule: PreparedSchedule,
  stretch: { readonly from: Date; readonly to: Date },
  by: string,
): Promise<readonly Instant[]> {
  await declareIfNew({ pool, clock }, schedule)
  return ask({ pool, clock }, schedule, timesIn(schedule, stretch), { cause: 'backfill', by })
}

/** The times of a stretch that `backfill` would ask for. */
export function toBackfill(
  pool: Pool,
  schedule: PreparedSchedule,
  stretch: { readonly from: Date; readonly to: Date },
): Promise<readonly Instant[]> {
  return timesNotRun(pool, schedule.name, timesIn(schedule, stretch))
}

/** The times of a stretch, at most one more than may be asked for. */
export function timesIn(schedule: PreparedSchedule, { from, to }: { readonly from: Date; readonly to: Date }) {
  return timesBetween(schedule.times, from, to, mostAsked + 1)
}

function ask(
  { pool, clock }: Kept,
  { name }: PreparedSchedule,
  times: readonly Date[],
  asked: { readonly cause: FireCause; readonly by: string; readonly once?: string },
): Promise<readonly Instant[]> {
  return askForFires(pool, { schedule: name, times, ...asked, now: clock.now() })
}

async function declareIfNew({ pool, clock }: Kept, schedule: PreparedSchedule): Promise<void> {
  const [known] = await listSchedules(pool, schedule.name)
  if (!known) await declare(pool, [schedule], clock.now())
}
