import { businessDays, type BusinessDays } from './business-days.ts'

/** Business days that a bank line may be after its ledger line; below zero: before it. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** What a finance department decides about matching. Amounts are minor units; shares are parts of one. */
export interface MatchingPolicy {
  readonly days: BusinessDays
  /** The same reference and amount. */
  readonly reference: Window
  /** Calendar days that a cheque may take. */
  readonly chequeDays: number
  /** The same amount and party, without a reference. */
  readonly party: Window & {
    /** How alike names have to be, 0 to 1. */
    readonly likeness: number
    /** Where the bank says no name, or another: how often the amount may be expected by chance in the window. */
    readonly chance: number
  }
  /** Several lines of one side that come to one of the other. */
  readonly together: Window & {
    /** Lines looked at, and lines chosen of them, at most. */
    readonly lines: number
    readonly chosen: number
    /** How many sums of chance may be expected where one is matched, and where one is only suggested. */
    readonly chance: number
    readonly chanceSuggested: number
  }
  /** Share of what is certain that may have been sooner, and that may have been later, than what counts as usual. */
  readonly unusual: number
  /** A difference that is posted without being asked about. */
  readonly small: {
    readonly minor: number
    readonly share: number
    /** What they may come to for one party in one statement, whichever way they go. */
    readonly partyMinor: number
  }
  /** Discounts that were agreed: a share, within calendar days. */
  readonly discounts: readonly { readonly share: number; readonly withinDays: number }[]
  /** How far a rate of exchange may be from the one that was booked. */
  readonly exchangeShare: number
  /** What may be kept back of a batch that the bank names without saying what it kept, as a part of it. */
  readonly chargesShare: number
  /** What a payment has to be at least of its document so that nobody needs to name it, as a part of it. */
  readonly partShare: number
  /** What it may be more than its document: less is kept back or paid in parts, much more is for something else as well. */
  readonly overShare: number
  /** When nothing open of a party is said to be what it paid, though some of it is about as much. */
  readonly notBooked: {
    /** Of so many open entries some are as much as anything, by chance. */
    readonly entries: number
    /**
     * How many times as many comparable entries as are to be expected say that one of them is it. Of k found where chance
     * gives λ, k/λ is how much likelier they are if one is not there by chance (Poisson).
     */
    readonly timesChance: number
    /** Entries of which a sum has to be possible to look for: where chance gives them, a sum may be anything. */
    readonly together: number
  }
  /** Calendar days after which a cheque is stale (six months: UCC 4-404). */
  readonly staleDays: number
  /** Business days within which money that was handed in has to be on the account. */
  readonly depositDays: number
  /** Business days within which the same amount of the same party again is taken for a double. */
  readonly doubleDays: number
  /** How often such a payment may be expected by chance, so that it is taken for a double though nothing is named. */
  readonly doubleChance: number
}

/** What many departments begin with. */
export const usualPolicy: MatchingPolicy = {
  days: businessDays(),
  reference: { from: -1, to: 5 },
  chequeDays: 180,
  party: { from: -1, to: 5, likeness: 0.9, chance: 0.001 },
  together: { from: -1, to: 5, lines: 400, chosen: 6, chance: 0.01, chanceSuggested: 0.03 },
  unusual: 0.005,
  small: { minor: 500, share: 0.005, partyMinor: 5_000 },
  discounts: [{ share: 0.02, withinDays: 14 }],
  exchangeShare: 0.03,
  chargesShare: 0.05,
  partShare: 0.5,
  overShare: 0.1,
  notBooked: { entries: 4, timesChance: 2, together: 3 },
  staleDays: 180,
  depositDays: 5,
  doubleDays: 5,
  doubleChance: 0.02,
}
