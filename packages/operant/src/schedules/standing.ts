import type { Pool } from 'pg'
import { mendName } from '../guard/problem.ts'
import type { Clock } from '../facts/time.ts'
import type { Instant } from '../journal/events.ts'
import { lastFires, listFires, listGaps, type FireRow, type GapRow } from '../store/schedule-fires.ts'
import { listSchedules, type ScheduleRow } from '../store/schedules.ts'
import { lastDeliveries, listDeliveries, type DeliveryRow } from '../store/trigger-deliveries.ts'
import { listTriggers, type TriggerRow } from '../store/triggers.ts'
import type { PreparedSchedule } from './prepared.ts'
import type { PreparedTrigger } from './prepared-trigger.ts'
import { timesBetween } from './timing.ts'

/** What a project declares, and where it is kept how that stands. */
interface Declared {
  readonly pool: Pool
  readonly clock: Clock
  readonly schedules: readonly PreparedSchedule[]
  readonly triggers: readonly PreparedTrigger[]
}

/** A schedule of the project, as it stands. `row` is missing until a worker has declared it. */
export interface ScheduleStanding {
  readonly schedule: PreparedSchedule
  readonly row: ScheduleRow | undefined
  /** Null: paused, or never again. */
  readonly next: Instant | null
  readonly last: FireRow | undefined
}

/** The schedules of the project as they stand, by name; and those that were declared once and are no more. */
export async function scheduleStandings(
  { pool, clock, schedules }: Omit<Declared, 'triggers'>,
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<{ readonly standing: readonly ScheduleStanding[]; readonly gone: readonly string[] }> {
  const { after, limit } = page
  const shown = schedules
    .filter(({ name }) => after === undefined || name > after)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .slice(0, limit)
  const rows = new Map((await listSchedules(pool)).map((row) => [row.name, row]))
  const last = await lastFires(
    pool,
    shown.map(({ name }) => name),
  )
  const now = clock.now()
  const standing = shown.map((schedule) => {
    const row = rows.get(schedule.name)
    return { schedule, row, next: nextOf(schedule, row, now), last: last.get(schedule.name) }
  })
  const declared = new Set(schedules.map(({ name }) => name))
  return { standing, gone: [...rows.keys()].filter((name) => !declared.has(name)) }
}

/** A schedule with its next times, what it fired last, and what it missed. */
export interface ScheduleInFull extends Omit<ScheduleStanding, 'last'> {
  readonly times: readonly Instant[]
  readonly fires: readonly FireRow[]
  readonly missed: readonly GapRow[]
}

/** How many of the next times are told, and how far ahead they are looked for. */
const ahead = { times: 5, years: 10 } as const
/** How many of what came last are told. */
const recent = 10

/** One schedule in full. */
export async function scheduleInFull(
  { pool, clock }: Pick<Declared, 'pool' | 'clock'>,
  schedule: PreparedSchedule,
): Promise<ScheduleInFull> {
  const [row] = await listSchedules(pool, schedule.name)
  const next = nextOf(schedule, row, clock.now())
  const far = new Date(clock.now())
  far.setUTCFullYear(far.getUTCFullYear() + ahead.years)
  const times = next === null ? [] : timesBetween(schedule.times, new Date(next), far, ahead.times)
  return {
    schedule,
    row,
    next,
    times: times.map((at) => at.toISOString()),
    fires: await listFires(pool, { schedule: schedule.name, limit: recent }),
    missed: await listGaps(pool, schedule.name, recent),
  }
}

/** The next time: as it is kept, or where no worker has declared it yet, as it will be. */
function nextOf(schedule: PreparedSchedule, row: ScheduleRow | undefined, now: Date): Instant | null {
  if (row?.paused) return null
  if (row?.declared && row.timing === schedule.timing) return row.nextAt
  return schedule.times.after(now)?.toISOString() ?? null
}

/** A trigger of the project, as it stands. It takes events once a worker has declared it. */
export interface TriggerStanding {
  readonly trigger: PreparedTrigger
  readonly row: TriggerRow | undefined
  readonly last: DeliveryRow | undefined
}

/** The triggers of the project as they stand. */
export async function triggerStandings({
  pool,
  triggers,
}: Pick<Declared, 'pool' | 'triggers'>): Promise<readonly TriggerStanding[]> {
  const rows = new Map((await listTriggers(pool)).map((row) => [row.name, row]))
  const last = await lastDeliveries(
    pool,
    triggers.map(({ name }) => name),
  )
  return triggers.map((trigger) => ({ trigger, row: rows.get(trigger.name), last: last.get(trigger.name) }))
}

/** One trigger, with what came for it last, newest first. */
export async function triggerInFull(
  { pool }: Pick<Declared, 'pool'>,
  trigger: PreparedTrigger,
): Promise<Omit<TriggerStanding, 'last'> & { readonly deliveries: readonly DeliveryRow[] }> {
  const [row] = await listTriggers(pool, trigger.name)
  return { trigger, row, deliveries: await listDeliveries(pool, { trigger: trigger.name, limit: recent }) }
}

/** Why an event is not decided again. */
export async function whyNotAgain(
  { pool }: Pick<Declared, 'pool'>,
  asked: { readonly event: string; readonly source?: string; readonly trigger?: string },
): Promise<string> {
  const [delivery] = await listDeliveries(pool, { ...asked, limit: 1 })
  const { event } = asked
  if (!delivery) return `no such event came: ${event}`
  return delivery.run === null ? `${event} is ${delivery.state} already` : `${event} started ${delivery.run} already`
}

/** The schedule or trigger that is meant by its name, or what is wrong with the name. */
export function declaredAs<One extends { readonly name: string }>(
  kind: 'schedule' | 'trigger',
  declared: readonly One[],
  name: string,
): One | { readonly problem: string } {
  const found = declared.find((one) => one.name === name)
  if (found) return found
  if (declared.length === 0)
    return { problem: `this project has no ${kind}s; they are written as ${kind}s: [${kind}({ … })]` }
  const known = declared.map((one) => one.name)
  return { problem: `there is no ${kind} "${name}". ${mendName(name, known)}` }
}
