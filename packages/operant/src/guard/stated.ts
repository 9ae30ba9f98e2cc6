import { Money } from '../facts/money.ts'
import { NotAsPromised } from './language/value.ts'

/**
 * Whether a value is literally stated in a text: a word or an identifier as a whole, a number or a date by what it
 * says, an amount with its currency, of a list every item. What cannot be stated (a record, a yes or no) never is.
 */
export function isStated(value: unknown, text: unknown): boolean {
  if (typeof text !== 'string') throw new NotAsPromised('the record holds no text that can be looked at')
  const said = text.normalize('NFC')
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => isStated(item, said))
  if (typeof value === 'string') return hasWhole(said, value.normalize('NFC').trim())
  if (typeof value === 'number') return numbersIn(said).some((one) => one.amount === String(value))
  if (value instanceof Money) return amountStated(said, value)
  return value instanceof Date && !Number.isNaN(value.getTime()) && dateStated(said, value)
}

const letter = /[\p{L}\p{N}\p{M}_]/u
/** What a word goes on with: a letter or digit, or one joined on by a mark. */
const goesOnAfter = /^(?:[\p{L}\p{N}\p{M}_]|[-.@/:+#&'’][\p{L}\p{N}\p{M}_])/u
const goesOnBefore = /(?:[\p{L}\p{N}\p{M}_]|[\p{L}\p{N}\p{M}_][-.@/:+#&'’])$/u

/** A part of a text that nothing continues, on either side: `O-1` is not in `O-12`, nor in `O-1-B`. */
function hasWhole(text: string, wanted: string): boolean {
  if (!letter.test(wanted)) return false
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (!goesOnBefore.test(text.slice(Math.max(0, at - 4), at)) && !goesOnAfter.test(text.slice(end, end + 4)))
      return true
  }
  return false
}

interface StatedNumber {
  /** As a number is written in code: no separators, no zeros that say nothing. */
  readonly amount: string
  readonly before: string
  readonly after: string
}

/** Numbers as English writes them: `1,250.00`. One that could be read in two ways is none. */
const written =
  /(?<![\p{L}\p{N}.,_-])(?:-(?=\d))?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\p{N}_]|[.,-]\d|-[\p{L}])/gu
/** An amount may have its currency joined on: `USD20`, `20EUR`, `$20`. */
const priced = /(?<![\p{N}.,_-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{N}_]|[.,-]\d)/gu

function numbersIn(text: string, pattern = written): readonly StatedNumber[] {
  return [...text.matchAll(pattern)].map((match) => ({
    amount: tidy(match[0]),
    before: text.slice(Math.max(0, match.index - 5), match.index),
    after: text.slice(match.index + match[0].length, match.index + match[0].length + 10),
  }))
}

function tidy(number: string): string {
  const [whole = '', fraction = ''] = number.replaceAll(',', '').split('.')
  const digits = fraction.replace(/0+$/, '')
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}${digits === '' ? '' : `.${digits}`}`
}

const symbols: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD', '¥': 'JPY' }
const names: Readonly<Record<string, string>> = {
  pound: 'GBP',
  pounds: 'GBP',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
}

function amountStated(text: string, value: Money): boolean {
  const wanted = tidy(value.amount)
  return numbersIn(text, priced).some(({ amount, before, after }) => {
    const ahead = /([£€$¥]|[A-Z]{3})\s?$/.exec(before)?.[1] ?? ''
    const behind = /^\s?([£€$¥]|[A-Z]{3}|[a-z]+)(?![\p{L}\p{N}])/u.exec(after)?.[1] ?? ''
    const currency = symbols[ahead] ?? (ahead || (symbols[behind] ?? names[behind] ?? behind))
    return amount === wanted && currency === value.currency
  })
}

const months = 'January February March April May June July August September October November December'.split(' ')

/**
 * `2026-01-05`, `5 January 2026`, `January 5th, 2026`; without its year where the text names one year and no other. A
 * moment within a day only as it is written in full.
 */
function dateStated(text: string, value: Date): boolean {
  const iso = value.toISOString()
  if (!iso.endsWith('T00:00:00.000Z')) return hasWhole(text, iso)
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const name = months[Number(month) - 1] ?? ''
  const days = [String(Number(day)), ordinal(Number(day))]
  const forms = [name, name.slice(0, 3)].flatMap((one) =>
    days.flatMap((which) => [`${which} ${one}`, `${which} of ${one}`, `${one} ${which}`]),
  )
  const years = new Set([...text.matchAll(/(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}])/gu)].map(([found]) => found))
  const inOneYear = years.size === 1 && years.has(year)
  return (
    hasWhole(text, `${year}-${month}-${day}`) ||
    forms.some(
      (form) =>
        hasWhole(text, `${form} ${year}`) || hasWhole(text, `${form}, ${year}`) || (inOneYear && hasWhole(text, form)),
    )
  )
}

function ordinal(day: number): string {
  const last = day > 10 && day < 14 ? 0 : day % 10
  return `${day}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}
