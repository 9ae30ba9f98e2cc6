import { defaultCalendar, type BusinessCalendar } from '../calendar/business-calendar.ts'
import { requireZone } from '../calendar/zone.ts'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { CatchUp } from './catch-up.ts'
import { meansTimesOfDay, timesOf, type HolidayPolicy } from './timing.ts'

/** What becomes of a time that comes while a run of the schedule is still under way. */
export type Overlap = 'skip' | 'queue one' | 'allow' | 'cancel the one before'

/** The input of a goal by name, as the schemas of its facts decode it. */
export type GoalValues = Readonly<Record<string, unknown>>

/** A goal that starts at times. */
export interface Schedule {
  readonly kind: 'schedule'
  readonly name: string
  readonly cron: string
  /** IANA name; undefined: the calendar's. */
  readonly zone: string | undefined
  /** By name, or itself; undefined: the project's first. */
  readonly calendar: string | BusinessCalendar | undefined
  readonly on: 'all days' | 'business days'
  readonly holiday: HolidayPolicy
  readonly agent: string
  readonly goal: string
  readonly input: GoalValues | ((at: Date, day: string) => GoalValues)
  readonly overlap: Overlap
  readonly catchUp: CatchUp
  /** Milliseconds over which starts are spread. */
  readonly jitter: number
  readonly pauseAfter: { readonly failures: number } | undefined
  /** What policies that grant by role take it for. */
  readonly roles: readonly string[]
  readonly definedAt: string
}

const overlaps = ['skip', 'queue one', 'allow', 'cancel the one before'] as const
const holidays = ['skip', 'next business day', 'previous business day'] as const
const daysMeant = ['all days', 'business days'] as const
const catchUps = ['each', 'latest', 'none'] as const
const longestWithin = inMilliseconds('31d')

/** Names of schedules and triggers, as they are typed and as they stand in the journal. */
export const namePattern = /^[a-z][a-z0-9-]{0,62}$/

/**
 * Declares that a goal starts at times: a cron pattern of five parts in a time zone. The run is started by
 * `schedule NAME`, which is nobody who could approve anything.
 * @throws DefinitionError for a field that is wrong, with how to mend it.
 */
export function schedule(definition: {
  readonly name: string
  /** Minute, hour, day of the month (`L`: the last), month, day of the week. */
  readonly cron: string
  /** Default: the calendar's zone. */
  readonly zone?: string
  /** A calendar of the project by its name. Default: its first. */
  readonly calendar?: string | BusinessCalendar
  /** Default: all days. */
  readonly on?: Schedule['on']
  /** With `on: 'business days'`, what becomes of other days. Default: skip. */
  readonly holiday?: HolidayPolicy
  readonly agent: string
  readonly goal: string
  /** Values, or a function of the scheduled time and its day in the schedule's zone. */
  readonly input?: Schedule['input']
  /** Default: skip. */
  readonly overlap?: Overlap
  /** Default: the latest of those that are at most a day late. */
  readonly catchUp?: { readonly within?: Duration; readonly as: CatchUp['as'] }
  /** Starts are spread over so long, the same for the same time. Default: not at all. */
  readonly jitter?: Duration
  /** So many runs in a row that failed or were handed over pause it. Default: never. */
  readonly pauseAfter?: { readonly failures: number }
  readonly roles?: readonly string[]
}): Schedule {
  const where = definedAt()
  const what = `schedule "${definition.name}"`
  const { name, cron, zone, calendar, on = 'all days', holiday, agent, goal, input = {}, overlap = 'skip' } = definition
  const { pauseAfter, roles = [] } = definition
  requireName(where, what, name)
  requireOne(where, what, 'on', on, daysMeant)
  requireOne(where, what, 'overlap', overlap, overlaps)
  requireOne(where, what, 'holiday', holiday ?? 'skip', holidays)
  if (zone !== undefined) requireZone(where, what, zone)
  if (holiday !== undefined && on === 'all days')
    throw new DefinitionError(
      where,
      `${what}, "holiday"`,
      "on: 'business days' beside it",
      'add it, or take "holiday" out',
    )
  requireCron(where, what, cron)
  if (holiday !== undefined && holiday !== 'skip' && !meansTimesOfDay(cron))
    throw new DefinitionError(
      where,
      `${what}, "cron"`,
      'minutes and hours as numbers, for times that are moved to another day',
      "write it as in 0 8 * * *, or say holiday: 'skip'",
    )
  const jitter = inMilliseconds(definition.jitter ?? 0)
  const failures = pauseAfter?.failures
  if (failures !== undefined && !(Number.isInteger(failures) && failures >= 1 && failures <= 100))
    throw new DefinitionError(where, `${what}, "pauseAfter.failures"`, 'a whole number from 1 to 100', 'correct it')
  return {
    kind: 'schedule',
    name,
    cron,
    zone,
    calendar,
    on,
    holiday: holiday ?? 'skip',
    agent,
    goal,
    input,
    overlap,
    pauseAfter,
    roles,
    catchUp: catchUpOf(where, what, definition.catchUp),
    jitter,
    definedAt: where,
  }
}

function catchUpOf(
  where: string,
  what: string,
  { within = '1d', as }: { readonly within?: Duration; readonly as: CatchUp['as'] } = { as: 'latest' },
): CatchUp {
  requireOne(where, what, 'catchUp.as', as, catchUps)
  const longest = inMilliseconds(within)
  if (longest <= longestWithin) return { within: longest, as }
  throw new DefinitionError(where, `${what}, "catchUp.within"`, 'at most 31d', 'shorten it')
}

/** Refuses a pattern that is none, or that never comes true. */
export function requireCron(where: string, what: string, cron: string): void {
  let first: Date | undefined
  try {
    first = timesOf({ cron, zone: 'UTC' }).after(new Date(0))
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    throw new DefinitionError(where, `${what}, cron "${cron}"`, error.expected, 'write it as in 0 8 * * 1-5')
  }
  if (!first)
    throw new DefinitionError(
      where,
      `${what}, cron "${cron}"`,
      'a pattern that comes true some day',
      'correct the date',
    )
}

/** Refuses a name that could not be typed, or be taken for something else. */
export function requireName(where: string, what: string, name: unknown): void {
  if (typeof name === 'string' && namePattern.test(name)) return
  throw new DefinitionError(where, what, 'a name such as late-orders', 'use small letters, digits and hyphens')
}

/** Refuses a word that is none of those that may be said. */
export function requireOne(where: string, what: string, part: string, given: string, known: readonly string[]): void {
  if (known.includes(given)) return
  const list = known.map((one) => `'${one}'`).join(', ')
  throw new DefinitionError(where, `${what}, "${part}"`, `one of ${list}, not "${given}"`, 'write one of them')
}

/** The calendar that is meant among those of a project; undefined where it names one that the project lacks. */
export function calendarOf(
  { calendar }: Pick<Schedule, 'calendar'>,
  calendars: readonly BusinessCalendar[],
): BusinessCalendar | undefined {
  if (calendar === undefined) return calendars[0] ?? defaultCalendar
  return typeof calendar === 'string' ? calendars.find(({ name }) => name === calendar) : calendar
}
