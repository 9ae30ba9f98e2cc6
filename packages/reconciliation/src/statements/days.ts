import type { Day } from './bank-line.ts'
import { StatementProblem } from './problem.ts'

const dayLength = 86_400_000

/** `dayOf(2026, 10, 31)`; undefined where there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date))
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return isReal ? at.getTime() / dayLength : undefined
}

/** `2026-10-31`. */
export function dayText(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** No statement that is a file has days of other years. */
const years = { first: 1980, last: 2199 }

/** How a file writes days: the order of year, month and day, with or without signs between them. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy'

/**
 * A day as files write it: `2026-10-31`, `31.10.26`, `10/31/2026`, `20261031`; what follows it, such as a time, is left.
 * @throws StatementProblem where it is none.
 */
export function parseDay(text: string, order: DayOrder, told: { readonly at: string; readonly field: string }): Day {
  const trimmed = text.trim()
  const parts = partsOf(trimmed, order)
  const [year = 0, month = 0, date = 0] = parts ?? []
  const day = parts && year >= years.first && year <= years.last ? dayOf(year, month, date) : undefined
  if (day === undefined)
    throw new StatementProblem('field invalid', {
      ...told,
      found: text,
      expected: `a day that exists was expected, written as ${orderTexts[order]}`,
    })
  return day
}

const orderTexts: Readonly<Record<DayOrder, string>> = {
  ymd: '2026-10-31',
  dmy: '31.10.2026',
  mdy: '10/31/2026',
}

function partsOf(text: string, order: DayOrder): readonly number[] | undefined {
  if (order === 'ymd' && /^\d{5}/.test(text)) return withoutSigns(text)
  const first = order === 'ymd' ? '(\\d{4}|\\d{2})' : '(\\d{1,2})'
  const last = order === 'ymd' ? '(\\d{1,2})' : '(\\d{4}|\\d{2})'
  const found = new RegExp(`^${first}[-./](\\d{1,2})[-./]${last}(?!\\d)`).exec(text)
  if (!found) return undefined
  const [, one = '', two = '', three = ''] = found
  if (order === 'ymd') return [yearOf(one), Number(two), Number(three)]
  return order === 'dmy' ? [yearOf(three), Number(two), Number(one)] : [yearOf(three), Number(one), Number(two)]
}

/** `261031`, `20261031`, and with a time behind it `20261031120000`. */
function withoutSigns(text: string): readonly number[] | undefined {
  const digits = /^\d+/.exec(text)?.[0] ?? ''
  const end = digits.length === 6 ? 2 : 4
  if (![6, 8, 12, 14].includes(digits.length)) return undefined
  return [yearOf(digits.slice(0, end)), Number(digits.slice(end, end + 2)), Number(digits.slice(end + 2, end + 4))]
}

/** Statements with two digits for the year are of 1980 to 2079, as is usual for them. */
function yearOf(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year >= 80 ? 1900 + year : 2000 + year
}
