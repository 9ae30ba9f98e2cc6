import { defaultCalendar } from '../../calendar/business-calendar.ts'
import { dayNumber, timeOfMinutes, weekdayOf } from '../../calendar/day.ts'
import { dayIn, minutesIn } from '../../calendar/zone.ts'
import type { RunState } from '../../journal/state.ts'
import { openWaits, waitText, type WaitState } from '../../journal/wait-state.ts'
import type { ToldWait } from './story.ts'

/** A wait as it stands. */
export function toldWait({ began, until, looks, ended }: WaitState): ToldWait {
  const { name, zone } = began.calendar ?? defaultCalendar
  return {
    for: began.for ?? [],
    until: new Date(until).toISOString(),
    calendar: name,
    zone,
    ...(looks === undefined || ended ? {} : { looks: new Date(looks).toISOString() }),
  }
}

/** An instant as the clock on the wall there shows it: `Tue 2026-04-07 09:00 Europe/Berlin`. */
export function wallText(instant: string, zone: string): string {
  const at = new Date(instant)
  const day = dayIn(at, zone)
  const weekday = weekdayOf(dayNumber(day)).slice(0, 3)
  return `${weekday[0]?.toUpperCase()}${weekday.slice(1)} ${day} ${timeOfMinutes(minutesIn(at, zone))} ${zone}`
}

export function waitLine({ for: what, until, zone, looks, ended }: ToldWait): string {
  const awaited = what.length > 0 ? `for ${what.join(' or ')}, ` : ''
  const next = looks === undefined ? '' : `; looks again ${wallText(looks, zone)}`
  return `${awaited}until ${wallText(until, zone)}${ended === undefined ? next : `; it ended: ${ended}`}`
}

/** What a run rests for, its waits by the clock of their calendar. */
export function restText(state: RunState, what: string): string {
  const waiting = openWaits(state).find((one) => waitText(one) === what)
  return waiting ? `${waiting.step.capability}: ${waitLine(toldWait(waiting))}` : what
}
