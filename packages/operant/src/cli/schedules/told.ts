import { dayIn, minutesIn } from '../../calendar/zone.ts'
import type { Json } from '../../facts/json.ts'
import type { FireRow, GapRow } from '../../store/schedule-fires.ts'
import { count, durationText, valueText } from '../../told/values.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'

/** What a clock in a zone shows at an instant, to the minute. */
export function wallText(at: string | Date, zone: string): string {
  const instant = new Date(at)
  const minutes = minutesIn(instant, zone)
  return `${dayIn(instant, zone)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** What became of a time, as one word with its colour. */
export function stateOfFire({ state, outcome }: FireRow): Part {
  switch (state) {
    case 'started':
      return outcome === null ? 'under way' : outcome === 'met' ? green(outcome) : yellow(outcome)
    case 'due':
    case 'waiting':
      return state
    case 'skipped':
      return dim(state)
    case 'refused':
      return red(state)
  }
}

/** A fire as a row: when, what became of it, and the run or the reason. */
export function fireRow(fire: FireRow, zone: string, name = false): readonly Part[] {
  const { schedule, at, cause, askedBy, run, why } = fire
  return [
    bold(wallText(at, zone)),
    stateOfFire(fire),
    ...(name ? [schedule] : []),
    [run, why].filter((part) => part !== null).join(' · '),
    ...(cause === 'time' ? [] : [dim(` (${cause}, ${askedBy ?? ''})`)]),
  ]
}

/** Times that were missed, in words. */
export function gapText({ first, last, times, why }: GapRow, zone: string): string {
  const when = times === 1 ? wallText(first, zone) : `${wallText(first, zone)} to ${wallText(last, zone)}`
  return `${count(times, 'time')}, ${when}: ${why}`
}

/** What a schedule is, field by field, as its file declares it. */
export function declaredRows(shown: Json): readonly (readonly [string, string])[] {
  if (shown === null || typeof shown !== 'object' || Array.isArray(shown)) return []
  return Object.entries(shown).map(([field, value]) => [fieldNames[field] ?? field, fieldText(field, value)])
}

const fieldNames: Readonly<Record<string, string>> = { catchUp: 'catch-up', pauseAfter: 'pauses' }

function fieldText(field: string, value: Json): string {
  if (field === 'jitter' && typeof value === 'number') return `spread over ${durationText(value)}`
  if (field === 'every' && typeof value === 'number') return durationText(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return valueText(value)
  const fields = value as Readonly<Record<string, Json>>
  if (field === 'catchUp') {
    const within = typeof fields['within'] === 'number' ? durationText(fields['within']) : ''
    return fields['as'] === 'none' ? 'none' : `${valueText(fields['as'])} of those at most ${within} late`
  }
  if (field === 'pauseAfter') return `after ${valueText(fields['failures'])} failures in a row`
  if (field === 'input' && typeof fields['code'] === 'string') return 'worked out of the time'
  return valueText(value)
}
