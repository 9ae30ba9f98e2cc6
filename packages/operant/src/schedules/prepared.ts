import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { hashOf, type Json } from '../facts/json.ts'
import { mendName } from '../guard/problem.ts'
import { encodeInput } from '../run/open-run.ts'
import type { DeclaredSchedule } from '../store/schedules.ts'
import { calendarOf, type Schedule } from './schedule.ts'
import { timesOf, type Times, type Timing } from './timing.ts'

/** A schedule that fits its project: its goal found, its times worked out when they are asked for. */
export interface PreparedSchedule extends DeclaredSchedule {
  readonly spec: Schedule
  readonly when: Timing
  readonly times: Times
}

/** Why a schedule or a trigger does not fit its project. */
export class Misfit {
  readonly field: string
  readonly says: string

  constructor(field: string, says: string) {
    this.field = field
    this.says = says
  }
}

/** Puts a schedule to its project's agents and calendars; or says what does not fit. */
export function prepareSchedule(
  spec: Schedule,
  agents: readonly Agent[],
  calendars: readonly BusinessCalendar[],
): PreparedSchedule | Misfit {
  const goal = goalMeant(spec, agents)
  if (goal instanceof Misfit) return goal
  const calendar = calendarOf(spec, calendars)
  if (!calendar) {
    const named = typeof spec.calendar === 'string' ? spec.calendar : ''
    const known = calendars.map(({ name }) => name)
    return new Misfit('calendar', `the project has no calendar "${named}". ${mendName(named, known)}`)
  }
  const given = typeof spec.input === 'function' ? { code: String(spec.input) } : inputOf(goal, spec.input)
  if (given instanceof Misfit) return given
  const when: Timing = {
    cron: spec.cron,
    zone: spec.zone ?? calendar.zone,
    ...(spec.on === 'all days' ? {} : { days: { calendar, holiday: spec.holiday } }),
  }
  const shown = shownOf(spec, when, given)
  let times: Times | undefined
  return {
    spec,
    name: spec.name,
    when,
    // Reading a pattern takes longer than comparing two hashes, and most schedules are as they were.
    times: { after: (instant) => (times ??= timesOf(when)).after(instant) },
    timing: hashOf(when as unknown as Json),
    definition: hashOf([shown, when as unknown as Json]),
    shown,
  }
}

function shownOf(spec: Schedule, when: Timing, input: Json): { readonly [field: string]: Json } {
  const { cron, on, holiday, agent, goal, overlap, catchUp, jitter, pauseAfter, roles } = spec
  return {
    cron,
    zone: when.zone,
    on,
    agent,
    goal,
    input,
    overlap,
    catchUp: { ...catchUp },
    ...(when.days ? { calendar: when.days.calendar.name, holiday } : {}),
    ...(jitter === 0 ? {} : { jitter }),
    ...(pauseAfter ? { pauseAfter: { ...pauseAfter } } : {}),
    ...(roles.length === 0 ? {} : { roles: [...roles] }),
  }
}

function inputOf(goal: GoalSpec, input: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> | Misfit {
  try {
    return encodeInput(goal, input)
  } catch (error) {
    return new Misfit('input', error instanceof Error ? error.message : String(error))
  }
}

/** The goal that is named; or what does not fit. */
export function goalMeant(
  { agent: name, goal }: { readonly agent: string; readonly goal: string },
  agents: readonly Agent[],
): GoalSpec | Misfit {
  const agent = agents.find((one) => one.name === name)
  if (!agent) {
    const known = agents.map((one) => one.name)
    return new Misfit('agent', `there is no agent "${name}". ${mendName(name, known)}`)
  }
  const known = [...agent.goals.keys()]
  return agent.goals.get(goal) ?? new Misfit('goal', `agent "${name}" has no goal "${goal}". ${mendName(goal, known)}`)
}
