import type { Agent } from '../agent/define-agent.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { hashOf, type Json } from '../facts/json.ts'
import { mendName } from '../guard/problem.ts'
import type { DeclaredTrigger } from '../store/triggers.ts'
import { goalMeant, Misfit } from './prepared.ts'
import { calendarOf } from './schedule.ts'
import { timesOf, type Timing } from './timing.ts'
import { watchSource, webhookSource, type Heard, type Rhythm, type Trigger } from './trigger.ts'

/** A trigger that fits its project. */
export interface PreparedTrigger extends DeclaredTrigger {
  readonly spec: Trigger
  /** Of a watched query, when it is looked at after a look. */
  readonly nextLook: (now: Date) => Date | null
}

/** A rhythm with its calendar found. */
interface Looks {
  readonly shown: Readonly<Record<string, Json>>
  /** Hash of the times; none of a plain rhythm. */
  readonly times: readonly string[]
  readonly first: (now: Date) => Date | null
  readonly next: (now: Date) => Date | null
}

/** Puts a trigger to its project's agents and webhooks; or says what does not fit. */
export function prepareTrigger(
  spec: Trigger,
  agents: readonly Agent[],
  webhooks: readonly string[],
  calendars: readonly BusinessCalendar[] = [],
): PreparedTrigger | Misfit {
  const goal = goalMeant(spec, agents)
  if (goal instanceof Misfit) return goal
  const { on, name, roles } = spec
  if (on.kind === 'webhook' && !webhooks.includes(on.name))
    return new Misfit('on.webhook', `the project has no webhook "${on.name}". ${mendName(on.name, webhooks)}`)
  const looks = on.kind === 'query' ? looksOf(on.rhythm, calendars) : undefined
  if (looks instanceof Misfit) return looks
  const takes = takenBy(name, on)
  const shown = {
    on: heardText(on),
    agent: spec.agent,
    goal: spec.goal,
    ...(on.kind === 'query' ? { ...looks?.shown, first: on.first } : {}),
    ...(spec.dedupe ? { dedupe: 'by the data' } : {}),
    ...(roles.length === 0 ? {} : { roles: [...roles] }),
  }
  const code = [spec.input, spec.dedupe, spec.writtenBy, on.kind === 'query' ? on.key : undefined].map(String)
  return {
    spec,
    name,
    ...takes,
    definition: hashOf([shown, takes, code, ...(looks?.times ?? [])]),
    shown,
    firstLook: looks?.first ?? never,
    nextLook: looks?.next ?? never,
  }
}

const never = (): null => null

function looksOf(rhythm: Rhythm, calendars: readonly BusinessCalendar[]): Looks | Misfit {
  if ('every' in rhythm) {
    const { every } = rhythm
    return { shown: { every }, times: [], first: (now) => now, next: (now) => new Date(now.getTime() + every) }
  }
  const { at, days } = rhythm
  const calendar = calendarOf(rhythm, calendars)
  if (!calendar) {
    const named = typeof rhythm.calendar === 'string' ? rhythm.calendar : ''
    const known = calendars.map(({ name }) => name)
    return new Misfit('on.calendar', `the project has no calendar "${named}". ${mendName(named, known)}`)
  }
  const zone = rhythm.zone ?? calendar.zone
  const timing: Timing = { cron: at, zone, ...(days === 'all days' ? {} : { days: { calendar, holiday: 'skip' } }) }
  const times = timesOf(timing)
  const next = (now: Date): Date | null => times.after(now) ?? null
  const shown = { at, zone, days, ...(days === 'all days' ? {} : { calendar: calendar.name }) }
  return { shown, times: [hashOf(timing as unknown as Json)], first: next, next }
}

function takenBy(name: string, on: Heard): Pick<DeclaredTrigger, 'source' | 'type' | 'subject'> {
  switch (on.kind) {
    case 'event':
      return { source: on.source ?? null, type: on.type, subject: on.subject ?? null }
    case 'webhook':
      return { source: webhookSource(on.name), type: null, subject: null }
    case 'query':
      return { source: watchSource(name), type: null, subject: null }
  }
}

/** What a trigger listens to, in words. */
export function heardText(on: Heard): string {
  switch (on.kind) {
    case 'event':
      return `event ${on.type}${on.subject === undefined ? '' : ` of ${on.subject}`}${on.source === undefined ? '' : ` from ${on.source}`}`
    case 'webhook':
      return `webhook ${on.name}`
    case 'query':
      return `new elements of ${on.read.name}`
  }
}
