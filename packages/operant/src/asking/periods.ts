import { z } from 'zod'
import { wallClock } from './deadlines.ts'
import type { Moment } from './understanding.ts'

const months = 'january february march april may june july august september october november december'.split(' ')
const ordinals = ['first', 'second', 'third', 'fourth']

/** Whether a schema takes a month, such as `2026-10`, and no other word; quarters and years besides are its own matter. */
export function isPeriod(schema: z.ZodType): boolean {
  const takes = (text: string): boolean => z.safeDecode(schema, text).success
  return takes('2026-03') && !takes('2026-13') && !takes('zq')
}

/**
 * A month, quarter or year that words name, as `2026-10`, `2026-Q4` or `2026`; undefined for words that name none. One
 * without a year is the latest that has begun: `October` said in November is last month, said in September that of the
 * year before.
 */
export function periodIn(text: string, { now, timeZone }: Moment): string | undefined {
  const today = wallClock(now, timeZone)
  const words = text
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/^the\s+/, '')
    .replace(/^(month|quarter|year) of\s+/, '')
    .replaceAll(/\s+of\s+|,\s*|\s+/g, ' ')
    .trim()
  return relative(words, today) ?? monthNamed(words, today) ?? quarterNamed(words, today) ?? yearNamed(words)
}

interface Today {
  readonly year: number
  readonly month: number
}

const steps: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, current: 0, next: 1 }

function relative(words: string, { year, month }: Today): string | undefined {
  const [, which = '', unit] = /^(last|previous|this|current|next) (month|quarter|year)$/.exec(words) ?? []
  const step = steps[which]
  if (step === undefined) return undefined
  if (unit === 'year') return String(year + step)
  if (unit === 'quarter') return quarter(year * 4 + Math.floor((month - 1) / 3) + step)
  return monthText(year * 12 + (month - 1) + step)
}

/** `october`, `oct 2026`, `10/2026`. */
function monthNamed(words: string, today: Today): string | undefined {
  const numbers = /^(\d{1,2})\/(\d{4})$/.exec(words)
  if (numbers) return monthOf(Number(numbers[1]) - 1, Number(numbers[2]))
  const [, name = '', year] = /^([a-z]+)\.?(?: (\d{4}))?$/.exec(words) ?? []
  const index = months.findIndex((one) => one === name || (name.length >= 3 && isShort(name, one)))
  if (index < 0) return undefined
  return monthOf(index, year === undefined ? today.year - (index + 1 > today.month ? 1 : 0) : Number(year))
}

/** `oct`, `sept`. */
function isShort(name: string, month: string): boolean {
  return name === month.slice(0, 3) || (name === 'sept' && month === 'september')
}

function monthOf(index: number, year: number): string | undefined {
  return index >= 0 && index < 12 ? monthText(year * 12 + index) : undefined
}

function monthText(count: number): string {
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** `q3`, `q3 2026`, `2026 q3`, `third quarter 2026`. */
function quarterNamed(words: string, today: Today): string | undefined {
  const turned = words.replace(/^(\d{4})[ -](q[1-4])$/, '$2 $1')
  const [, short, long = '', year] = /^(?:q([1-4])|(\w+) quarter)(?: (\d{4}))?$/.exec(turned) ?? []
  const number =
    short === undefined ? ordinals.indexOf(long.replace(/^([1-4])(st|nd|rd|th)$/, ordinal)) : short && Number(short) - 1
  if (typeof number !== 'number' || number < 0) return undefined
  const latest = today.year - (number * 3 + 1 > today.month ? 1 : 0)
  return quarter((year === undefined ? latest : Number(year)) * 4 + number)
}

function ordinal(_: string, digit: string): string {
  return ordinals[Number(digit) - 1] ?? ''
}

function quarter(count: number): string {
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`
}

function yearNamed(words: string): string | undefined {
  return /^(19|20)\d{2}$/.test(words) ? words : undefined
}
