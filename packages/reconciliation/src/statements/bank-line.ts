/** What a line of a statement is for, as its bank says by code; `other` where it says nothing that is known. */
export const lineKinds = ['other', 'payment', 'cheque', 'fee', 'interest', 'return', 'payout'] as const
export type LineKind = (typeof lineKinds)[number]

/** Days since 1970-01-01. Statements have days and no times. */
export type Day = number

/** One booked line of a statement. Amounts are whole minor units (cents) of the account's currency. */
export interface BankLine {
  readonly booked: Day
  readonly value: Day
  /** What the balance changed by: money in is above zero. */
  readonly minor: number
  readonly kind: LineKind
  /** The bank took back what it had booked before. */
  readonly reversal: boolean
  /** The reference that travelled with the payment from end to end, or that the account's owner gave. */
  readonly reference: string
  /** What the bank itself calls the line; unique for an account where it is given. */
  readonly bankReference: string
  readonly cheque: string
  /** Who is on the other side. */
  readonly party: string
  /** Everything that was written about it. */
  readonly text: string
  /** What was kept back of the amount, of the same currency; zero where nothing is said. */
  readonly chargesMinor: number
  /** What was paid in another currency, such as `120.00 USD`; empty where nothing is said. */
  readonly original: string
}

/** A line that an earlier period left open, with what it was then. */
export interface CarriedBankLine extends BankLine {
  readonly was: string
}

export interface Balance {
  readonly day: Day
  readonly minor: number
}

/** What a statement says of itself. */
export interface StatementHead {
  /** IBAN, or whatever number the bank gives the account, without spaces. */
  readonly account: string
  readonly currency: string
  /** What it is numbered by the bank; empty where it is not. */
  readonly number: string
  readonly opening: Balance
  readonly closing: Balance
}
