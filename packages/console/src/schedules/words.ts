import { nameText, valueText } from '../parts/values.ts'
import { lengthText } from '../parts/moments.ts'

/** What a clock in a time zone shows at an instant: `Mon 2 Mar, 09:00`. */
export function wallText(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at))
}

/** A day in a time zone, as `2026-03-02`. */
export function dayText(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone })
  return parts.format(at)
}

/** What a file declares of a schedule or a trigger, field by field, in words. */
export function declaredFacts(declared: unknown): readonly { readonly name: string; readonly value: string }[] {
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared)) return []
  return Object.entries(declared)
    .filter(([name]) => !told.includes(name))
    .map(([name, value]) => ({ name: names[name] ?? sentence(nameText(name)), value: fieldText(name, value) }))
}

/** Told beside it. */
const told: readonly string[] = ['agent', 'goal', 'cron', 'zone']

const names: Readonly<Record<string, string>> = {
  on: 'On',
  catchUp: 'Caught up',
  pauseAfter: 'Pauses by itself',
  jitter: 'Spread over',
  overlap: 'While a run is under way',
  dedupe: 'Same events',
}

function fieldText(name: string, value: unknown): string {
  if ((name === 'jitter' || name === 'every') && typeof value === 'number') return lengthText(value)
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  if (name === 'catchUp') return catchUpText(fields)
  if (name === 'pauseAfter') return `after ${valueText(fields['failures'])} failures in a row`
  if (name === 'input' && typeof fields['code'] === 'string') return 'worked out of the time'
  return valueText(value)
}

function catchUpText({ as, within }: Readonly<Record<string, unknown>>): string {
  if (as === 'none') return 'no time that passed unseen'
  const late = typeof within === 'number' ? lengthText(within) : ''
  return `${as === 'each' ? 'each time' : 'the latest time'} that is at most ${late} late`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** When a watched query is looked at. */
export function looksText({ every, times }: { readonly every: number | null; readonly times: string | null }): string {
  if (every !== null) return `every ${lengthText(every)}`
  return times === null ? '' : `at ${times}`
}
