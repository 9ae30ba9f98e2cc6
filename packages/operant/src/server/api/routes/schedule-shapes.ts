import { z } from '@hono/zod-openapi'
import { starterName } from '../../../schedules/starting.ts'
import type { ScheduleInFull, ScheduleStanding } from '../../../schedules/standing.ts'
import { outcomes } from '../schemas/run.ts'
import { AnyJson, Instant, list, orNull } from '../shapes.ts'

export const fireStates = ['due', 'waiting', 'started', 'skipped', 'refused'] as const

export const FireShape = z
  .object({
    schedule: z.string(),
    at: Instant.describe('The scheduled time, or when somebody asked for it'),
    cause: z.enum(['time', 'backfill', 'by hand']),
    askedBy: z.string().nullable(),
    state: z.enum(fireStates).describe('waiting: for the run before to end; refused: its goal could not be started'),
    why: z.string().nullable(),
    startsAt: Instant.nullable().describe('When it is started, or looked at again'),
    run: z.string().nullable(),
    outcome: z.enum(outcomes).nullable().describe('Of its run; null while it is under way'),
  })
  .openapi('ScheduledTime')

const Missed = z.object({ first: Instant, last: Instant, times: z.int(), why: z.string(), notedAt: Instant })

const fields = {
  name: z.string(),
  agent: z.string(),
  goal: z.string(),
  cron: z.string(),
  zone: z.string().describe('The time zone of its times, by its IANA name'),
  startedBy: z.string().describe('Who starts its runs: `startedBy` of `/runs` lists them'),
  next: Instant.nullable().describe('null: paused, or never again'),
  paused: z.object({ by: z.string(), because: z.string(), at: Instant }).nullable(),
  known: z.boolean().describe('false: no worker has started with it as it stands in the file'),
} as const

export const ScheduleShape = z
  .object({ ...fields, last: orNull(FireShape).describe('What became of the last time; null: none has come') })
  .openapi('Schedule')

export const ScheduleInFullShape = z
  .object({
    ...fields,
    declared: AnyJson.describe('What the file declares'),
    times: list(Instant).describe('The next times, at most five'),
    fires: list(FireShape).describe('What came last, at most ten'),
    missed: list(Missed).describe('Times that passed and did not fire, newest first, at most ten'),
  })
  .openapi('ScheduleInFull')

/** A schedule in a list. */
export function scheduleTold(standing: ScheduleStanding): z.infer<typeof ScheduleShape> {
  return { ...common(standing), last: standing.last ?? null }
}

/** One schedule. */
export function scheduleInFullTold(full: ScheduleInFull): z.infer<typeof ScheduleInFullShape> {
  const { times, fires, missed, schedule } = full
  return { ...common(full), declared: schedule.shown, times, fires, missed }
}

function common({ schedule, row, next }: Pick<ScheduleStanding, 'schedule' | 'row' | 'next'>) {
  const { spec, when, name } = schedule
  return {
    name,
    agent: spec.agent,
    goal: spec.goal,
    cron: spec.cron,
    zone: when.zone,
    startedBy: starterName(spec),
    next,
    paused: row?.paused ?? null,
    known: row?.declared === true && row.definition === schedule.definition,
  }
}
