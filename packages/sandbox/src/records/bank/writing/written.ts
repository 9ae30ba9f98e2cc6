import type { StatementFormat } from '../statements.ts'

/** One line as it goes into a file. Texts are empty where nothing is said. */
export interface WrittenLine {
  /** Counted from 1970-01-01. */
  readonly day: number
  readonly minor: number
  readonly kind: 'payment' | 'cheque' | 'fee' | 'interest' | 'return' | 'payout' | 'other'
  readonly party: string
  readonly reference: string
  readonly text: string
  readonly cheque: string
  /** What was kept back of the amount. */
  readonly chargesMinor: number
  /** What was paid in another currency, such as `120.00 USD`. */
  readonly original: string
  /** What the bank calls the line. */
  readonly bankReference: string
}

/** A statement that is written while its lines are made. */
export interface WrittenStatement {
  readonly id: string
  readonly iban: string
  readonly currency: string
  readonly sequence: number
  /** First and last day, counted from 1970-01-01. */
  readonly first: number
  readonly last: number
  readonly openingMinor: number
  readonly closingMinor: number
  /** In order; they are read once. */
  readonly lines: Iterable<WrittenLine>
}

/** How a bank writes a format: by its country or its version. */
export const dialects = {
  'camt.053': ['version 2', 'version 8'],
  mt940: ['German', 'Dutch'],
  ofx: ['SGML', 'XML'],
  csv: ['ISO', 'German', 'American'],
} as const satisfies Record<StatementFormat, readonly string[]>

export type Dialect = (typeof dialects)[StatementFormat][number]

const dayTexts = new Map<number, string>()

/** `2026-10-31`. */
export function isoDay(day: number): string {
  const known = dayTexts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
  dayTexts.set(day, text)
  return text
}

/** `20261031`. */
export function plainDay(day: number): string {
  return isoDay(day).replaceAll('-', '')
}

/** Whole units and hundredths: `-1250.00`. */
export function decimal(minor: number, point: '.' | ',' = '.'): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}${point}${digits.slice(-2)}`
}

/** Everything a format has no field for stands in the text, as banks do it. */
export function textWithRest(line: WrittenLine, has: { charges?: boolean; original?: boolean }): string {
  const charges = line.chargesMinor === 0 || has.charges ? '' : `CHARGES ${decimal(line.chargesMinor)}`
  const original = line.original === '' || has.original ? '' : `ORIG ${line.original}`
  return [line.text, charges, original].filter((part) => part !== '').join(' ')
}
