import type { LedgerEntry } from '../systems/ledger.ts'
import type { ExpectedWrite, Match, Mention } from './ticket-truth.ts'

/** The tracking number of the replacement of a line, or null while there is none. */
export type TrackingOf = (parent: string, line: string) => string | null

/** Whether the entry is the write that is expected, or one that is as right. */
export function matches(entry: LedgerEntry, expected: ExpectedWrite, trackingOf: TrackingOf): boolean {
  return [expected, ...(expected.or ?? [])].some((one) => isOne(entry, one, trackingOf))
}

function isOne(entry: LedgerEntry, expected: ExpectedWrite, trackingOf: TrackingOf): boolean {
  if (entry.system !== expected.system || entry.operation !== expected.operation) return false
  return Object.entries(expected.match).every(([path, match]) =>
    agrees(valueAt(entry.arguments, path), match, trackingOf),
  )
}

function agrees(value: unknown, match: Match, trackingOf: TrackingOf): boolean {
  if (typeof match !== 'object') return value === match
  if ('oneOf' in match) return match.oneOf.some((allowed) => value === allowed)
  return typeof value === 'string' && match.mentions.every((mention) => says(value, mention, trackingOf))
}

function says(text: string, mention: Mention, trackingOf: TrackingOf): boolean {
  const said = squeeze(text)
  if (mention.kind === 'text') return said.includes(squeeze(mention.text))
  if (mention.kind === 'date') return datesIn(mention.date).some((date) => said.includes(date))
  if (mention.kind === 'amount') return said.includes(mention.amount) || said.includes(mention.amount.replace('.', ','))
  const number = trackingOf(mention.parent, mention.line)
  return number !== null && said.includes(squeeze(number))
}

const months = 'january february march april may june july august september october november december'.split(' ')

/** The ways in which a letter writes a date, in lower case. */
export function datesIn(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = months[Number(month) - 1] ?? ''
  const days = [...new Set([day, String(Number(day))])]
  const names = [name, name.slice(0, 3)]
  return [
    date,
    `${day}.${month}.${year}`,
    `${day}/${month}/${year}`,
    ...days.flatMap((one) => names.flatMap((word) => [`${one} ${word} ${year}`, `${word} ${one}, ${year}`])),
  ]
}

/** Case and the amount of white space do not matter. */
function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

function valueAt(record: Record<string, unknown>, path: string): unknown {
  let value: unknown = record
  for (const name of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null
  return value
}
