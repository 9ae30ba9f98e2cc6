import type { JournalCode } from './treatment.ts'

/** What is usual for a kind of posting in a month. Amounts are minor units. */
export interface Expectation {
  readonly monthMinor: number
  /** How far a month may be from it, as a part of one. */
  readonly share: number
}

/** What a finance department decides about what is posted. Amounts are minor units. */
export interface TreatmentPolicy {
  /** The account on the other side of a posting. */
  readonly counters: Readonly<Record<JournalCode, string>>
  /** A line of so much or more is asked about. */
  readonly askFromMinor: number
  /** What small differences may come to in a month, whichever way they go, before somebody is asked about the rest. */
  readonly smallMonthMinor: number
  /** What the bank usually takes and pays; undefined where nobody knows yet. */
  readonly fees?: Expectation
  readonly interest?: Expectation
  /** Lines of one journal, at most. */
  readonly journalLines: number
}

/** What many departments begin with. */
export const usualTreatment: TreatmentPolicy = {
  counters: {
    'FEE-PSP': '6856',
    'BNK-FEE': '6855',
    'BNK-INT': '7110',
    'DIFF-SML': '6960',
    'FX-REAL': '6880',
    DISC: '4730',
  },
  askFromMinor: 1_000_000,
  smallMonthMinor: 500_000,
  journalLines: 500,
}
