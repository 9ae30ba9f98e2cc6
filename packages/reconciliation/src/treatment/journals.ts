import { createHash } from 'node:crypto'
import type { Matching } from '../matching/matching.ts'
import { dayText } from '../statements/days.ts'
import type { Day } from '../statements/bank-line.ts'
import type { BankLines } from '../statements/bank-lines.ts'
import type { TreatmentPolicy } from './policy.ts'
import type { JournalCode, Lane, TreatedItem } from './treatment.ts'

/** What is posted of one code on one day, as one document. Amounts are minor units. */
export interface Journal {
  /** Of account, period, code, day and part: the same whenever it is worked out again. */
  readonly number: string
  readonly code: JournalCode
  readonly day: Day
  /** From 1: what is too much for one document, and what somebody is asked about, comes in parts. */
  readonly part: number
  readonly lane: Lane
  /** Why it may be posted alone, or why somebody is asked. */
  readonly because: string
  readonly counter: string
  /** Numbers of the items that it posts. */
  readonly items: readonly number[]
  /** The largest of its lines, without sign; and what all change the account by. */
  readonly largestMinor: number
  readonly totalMinor: number
  /** Of its lines, by `linesHash`. */
  readonly sha256: string
}

export interface JournalLine {
  /** The bank's line that it is about, by the bank's reference, or by its place in the statement. */
  readonly about: string
  /** What the account for the bank changes by; the counter account changes by the opposite. */
  readonly amountMinor: number
  readonly text: string
}

/** A hash of lines in their order: SHA-256 of the JSON list of [about, amountMinor, text]. */
export function linesHash(lines: readonly JournalLine[]): string {
  const list = lines.map(({ about, amountMinor, text }) => [about, amountMinor, text])
  return createHash('sha256').update(JSON.stringify(list)).digest('hex')
}

/** Documents of all that is posted: one for each code and day, and more where one would be too long or is asked about. */
export function journalsOf(
  matching: Matching,
  items: readonly TreatedItem[],
  policy: TreatmentPolicy,
  identity: { readonly account: string; readonly period: string; readonly lastDay: Day },
): readonly Journal[] {
  const first = firstDay(matching.bank, identity.lastDay)
  const dayOf = (item: TreatedItem): Day => Math.max(first, dayOfItem(matching, item))
  const byDay = Map.groupBy(postings(items), ({ item, code }) => `${code} ${dayOf(item)}`)
  const documents = [...byDay.values()].flatMap((ofDay) => {
    const byLane = Map.groupBy(ofDay, ({ lane, because }) => `${lane} ${because}`)
    const lanes = [...byLane.values()].toSorted(([one], [two]) => laneOrder(one?.lane) - laneOrder(two?.lane))
    const parts = lanes.flatMap((ofLane) => pieces(ofLane, policy.journalLines))
    return parts.flatMap((part, at) => {
      const [one] = part
      return one ? [{ part, at, one, day: dayOf(one.item) }] : []
    })
  })
  const journals = documents.map(({ part, at, one: { code, lane, because }, day }): Journal => {
    const sizes = part.map(({ item }) => Math.abs(item.minor))
    return {
      number: `${identity.account}/${identity.period}/${code}/${dayText(day)}/${at + 1}`,
      code,
      day,
      part: at + 1,
      lane,
      because,
      counter: policy.counters[code],
      items: part.map(({ item }) => item.number),
      largestMinor: Math.max(...sizes),
      totalMinor: part.reduce((sum, { item }) => sum + item.minor, 0),
      sha256: linesHash(part.map(({ item }) => lineOf(matching, item))),
    }
  })
  return journals.toSorted((one, other) => one.day - other.day || (one.number < other.number ? -1 : 1))
}

/** The lines of a journal, in their order. */
export function journalLines(
  { matching, items }: { readonly matching: Matching; readonly items: readonly TreatedItem[] },
  journal: Journal,
): readonly JournalLine[] {
  return journal.items.flatMap((number) => {
    const item = items[number]
    return item ? [lineOf(matching, item)] : []
  })
}

interface Posting {
  readonly item: TreatedItem
  readonly code: JournalCode
  readonly lane: Lane
  readonly because: string
}

function* postings(items: readonly TreatedItem[]): Generator<Posting> {
  for (const item of items) {
    const { treatment } = item
    if (treatment.kind !== 'post') continue
    yield { item, code: treatment.code, lane: treatment.lane, because: treatment.because }
  }
}

function laneOrder(lane: Lane | undefined): number {
  return lane === 'alone' ? 0 : 1
}

function pieces<Part>(all: readonly Part[], size: number): readonly (readonly Part[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** The first day of the statement: nothing is posted before it, also of what the month before left open. */
function firstDay(bank: BankLines, lastDay: Day): Day {
  let first = lastDay
  for (let line = bank.carried; line < bank.length; line += 1) first = Math.min(first, bank.booked(line))
  return first
}

/** What is posted is posted on the day of the bank. */
function dayOfItem({ bank }: Matching, item: TreatedItem): Day {
  return Math.max(...item.bank.map((line) => bank.booked(line)))
}

function lineOf({ bank, book }: Matching, item: TreatedItem): JournalLine {
  const [line = -1] = item.bank
  const own = bank.text(line, 'bankReference')
  const documents = item.book.map((other) => book.text(other, 'reference') || book.text(other, 'batch'))
  const named = [...new Set(documents)].filter((document) => document !== '')
  const about = own === '' ? `line ${line - bank.carried + 1}` : own
  const text = [item.class, named.join(', ').slice(0, 120)].filter((part) => part !== '').join(': ')
  return { about, amountMinor: item.minor, text }
}
