import { amountsIn } from './find-fields.ts'

/** Something in a text that says more than words: a figure, an amount, a day, a name, an address. */
export type Told = { readonly kind: 'figure' | 'amount' | 'day' | 'name' | 'address'; readonly text: string }

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const shortMonths = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const month = `(?:${months}|${shortMonths})\\.?`
const writtenDays = [
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${month})\\b(?:,? (?<year>\\d{4}))?`, 'gi'),
  new RegExp(`\\b(?<month>${month}) (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<year>\\d{4}))?`, 'gi'),
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?/g,
]
const addresses = /\b(?:https?:\/\/|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+\.(?:com|org|net|io|eu|de|uk)\b\S*/gi
const relativeDays =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|tonight|(?:next|this|last) (?:week|month|year|weekend))\b/gi
const numberWords =
  /\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|double|twice|(?:one|a) (?:hour|day|week|month|year|euro|pound|dollar|percent)s?)\b/gi
const figures = /\d+(?:[.,:/-]\d+)*%?/g

/** Words of letters and digits such as A-17 are names, and so is what begins with a capital. */
const codes = /\b(?=\w*[\p{Lu}\d])(?:\p{Lu}[\p{L}\d]*-?\d[\w-]*)\b/gu
const capitals = /(?<![\p{L}\d])\p{Lu}[\p{L}’']*/gu

/** Everything in a text that has to rest on a fact. Days are told apart from figures, so that "5 May" is not "5". */
export function toldIn(text: string): readonly Told[] {
  const told: Told[] = []
  let rest = text
  const take = (pattern: RegExp, kind: Told['kind'], read: (found: RegExpExecArray) => string) => {
    for (const found of rest.matchAll(pattern)) told.push({ kind, text: read(found) })
    rest = rest.replace(pattern, (found) => ' '.repeat(found.length))
  }
  take(addresses, 'address', ([found]) => found.toLowerCase().replace(/[.,;:)]+$/, ''))
  for (const pattern of writtenDays) take(pattern, 'day', dayText)
  take(relativeDays, 'day', ([found]) => found.toLowerCase())
  for (const money of amountsIn(rest, 'USD')) told.push({ kind: 'amount', text: money.toString() })
  take(codes, 'name', ([found]) => found.toLowerCase())
  for (const [found] of rest.matchAll(figures)) told.push({ kind: 'figure', text: figureText(found) })
  for (const [found] of rest.matchAll(numberWords)) told.push({ kind: 'figure', text: found.toLowerCase() })
  for (const [found] of rest.matchAll(capitals))
    told.push({ kind: 'name', text: found.toLowerCase().replace(/[’']s?$/, '') })
  return told
}

function dayText({ groups }: RegExpExecArray): string {
  const { day = '', month: named = '', year } = groups ?? {}
  const index = shortNames.indexOf(named.slice(0, 3).toLowerCase())
  const number = index === -1 ? Number(named) : index + 1
  return `${year ?? '?'}-${number}-${Number(day)}`
}
const shortNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A figure without separators and without zeros that say nothing: 1,200.50 is 1200.5. */
function figureText(found: string): string {
  const plain = found.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.')
  return /^\d+\.\d+%?$/.test(plain) ? String(Number(plain.replace('%', ''))) + (plain.endsWith('%') ? '%' : '') : plain
}
