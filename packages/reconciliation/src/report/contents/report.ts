import type { Day } from '../../statements/bank-line.ts'
import type { JournalStanding, ReportTold } from '../told.ts'

/** What a report says, whatever it is written as. Long lists are cut: the whole is in the files of values. */
export interface Report {
  readonly told: ReportTold
  readonly account: string
  readonly currency: string
  readonly statement: { readonly number: string; readonly from: Day; readonly to: Day }
  readonly ties: boolean
  /** What the opening balances differ by that nothing carried explains. */
  readonly openingGapMinor: number
  readonly bank: Walk
  readonly book: Walk
  readonly lines: { readonly bank: Standings; readonly book: Standings }
  /** How many groups each rule matched, most first. */
  readonly rules: readonly Tally[]
  readonly ages: readonly AgeBand[]
  /** What people look at, by class, and by who does. */
  readonly classes: readonly Tally[]
  readonly owners: readonly Tally[]
  readonly exceptions: Cut<ItemRow>
  readonly carried: Cut<ItemRow>
  readonly posted: Cut<ItemRow>
  readonly journals: Cut<JournalRow>
  readonly matched: Cut<MatchRow>
}

/** From what one side says to what it should say. */
export interface Walk {
  readonly closingMinor: number
  readonly steps: readonly Tally[]
  readonly adjustedMinor: number
}

export interface Tally {
  readonly title: string
  readonly count: number
  readonly minor: number
}

/** How many lines of one side are what. */
export interface Standings {
  readonly all: number
  readonly matched: number
  readonly posted: number
  readonly carried: number
  readonly exception: number
}

/** What is open for so long, in days, at the end of the statement. */
export interface AgeBand {
  readonly title: string
  readonly carried: { readonly count: number; readonly minor: number }
  readonly exceptions: { readonly count: number; readonly minor: number }
}

/** The first of so many. */
export interface Cut<T> {
  readonly rows: readonly T[]
  readonly of: number
}

export interface ItemRow {
  readonly index: number
  readonly number: string
  readonly title: string
  readonly day: Day
  /** Days from then to the end of the statement. */
  readonly age: number
  readonly party: string
  readonly reference: string
  /** What the lines are called by the bank and in the books. */
  readonly names: readonly string[]
  readonly minor: number
  readonly cause: string
  readonly owner: string
  readonly proposal: string
  readonly code: string
  readonly journal: string
  readonly carriedBefore: boolean
}

export interface JournalRow {
  readonly number: string
  readonly code: string
  readonly account: string
  readonly day: Day
  readonly lines: number
  readonly totalMinor: number
  readonly standing: JournalStanding
}

export interface MatchRow {
  readonly group: number
  readonly rule: string
  readonly bank: readonly LineRow[]
  readonly book: readonly LineRow[]
  readonly differenceMinor: number
  readonly explanation: string
}

export interface LineRow {
  readonly name: string
  readonly day: Day
  readonly minor: number
  readonly party: string
}
