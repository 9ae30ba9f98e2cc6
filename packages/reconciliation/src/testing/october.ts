import { LedgerLines, type LedgerLine } from '../ledger/ledger-lines.ts'
import { reconcile, type Reconciliation } from '../reconcile.ts'
import type { BankLine } from '../statements/bank-line.ts'
import { BankLines } from '../statements/bank-lines.ts'
import { dayOf } from '../statements/days.ts'
import { statementOf } from '../statements/statement.ts'
import type { Carried } from '../treatment/carried-forward.ts'

/** A small month, worked out by hand: every line of both sides with what it is. */
export const day = (date: number, of = 10): number => dayOf(2026, of, date) ?? Number.NaN
export type Entry = readonly [id: string, on: number, minor: number, reference: string, cheque: string, party: string]
export type Line = readonly [id: string, on: number, minor: number, kind: BankLine['kind'], text: string, party: string]
export const before: Entry = ['G0', day(10, 3), -22000, '', '4711', 'OAK']
export const ledger: readonly Entry[] = [
  ['G1', day(2), 125000, 'RCV1001', '', 'ACME'],
  ['G2', day(3), -43020, 'PAY2001', '5001', 'BETA'],
  ['G3', day(5), 98000, 'RCV1002', '', 'CEDAR'],
  ['G4', day(5), 101550, 'RCV1003', '', 'CEDAR'],
  ['G5', day(6), 50450, 'RCV1004', '', 'CEDAR'],
  ['G6', day(9), -275000, 'PAY2002', '', 'DELTA'],
  ['G7', day(12), -61500, 'PAY2003', '5002', 'EMBER'],
  ['G8', day(14), 189000, 'RCV1005', '', 'FALCON'],
  ['G9', day(15), -7500, 'PAY2004', '', 'GRANITE'],
  ['G10', day(15), -7500, 'PAY2004', '', 'GRANITE'],
  ['G11', day(20), 12500, '', '', 'PSP'],
  ['G12', day(20), 8999, '', '', 'PSP'],
  ['G13', day(20), 4325, '', '', 'PSP'],
  ['G14', day(22), 300000, 'RCV1006', '', 'HARBOR'],
  ['G15', day(27), -120000, 'PAY2005', '', 'INDIGO'],
  ['G16', day(31), 64000, 'RCV1007', '', 'JUNIPER'],
]
export const statement: readonly Line[] = [
  ['B1', day(3), 125000, 'payment', 'RCV1001', ''],
  ['B2', day(6), -43020, 'cheque', 'chq 5001', ''],
  ['B3', day(7), 250000, 'payment', '', 'CEDAR'],
  ['B4', day(9), -275000, 'payment', 'PAY2002', ''],
  ['B5', day(14), 198000, 'payment', 'RCV1005', ''],
  ['B6', day(15), -7500, 'payment', 'PAY2004', ''],
  ['B7', day(22), 24985, 'payout', 'PSP payout', 'PSP'],
  ['B8', day(23), 300000, 'payment', 'RCV1006', ''],
  ['B9', day(25), -300000, 'return', 'RCV1006 returned', ''],
  ['B10', day(28), -119997, 'payment', 'PAY2005', ''],
  ['B11', day(30), -1850, 'fee', 'FEES', ''],
  ['B12', day(30), 412, 'interest', 'INTEREST', ''],
  ['B13', day(30), 41000, 'payment', '', 'KESTREL'],
]

export function entryOf([id, on, minor, reference, cheque, party]: Entry): LedgerLine {
  return { id, day: on, minor, reference, cheque, party, text: '', batch: '' }
}

function lineOf([id, on, minor, kind, text, party]: Line): BankLine {
  const said = { kind, reversal: false, reference: '', bankReference: id, cheque: '', party, text, original: '' }
  return { booked: on, value: on, minor, chargesMinor: id === 'B7' ? 839 : 0, ...said }
}

/** A month of the account with these lines and entries. */
export function month(told: {
  readonly period: string
  readonly lines: readonly Line[]
  readonly entries: readonly Entry[]
  readonly carried: Carried
  readonly openingBankMinor: number
  readonly openingBookMinor: number
  readonly lastDay: number
}): Reconciliation {
  const [bank, book] = [new BankLines(told.carried.bank), new LedgerLines(told.carried.book)]
  for (const one of told.lines) bank.add(lineOf(one))
  for (const one of told.entries) book.add(entryOf(one))
  const minor = told.lines.reduce((sum, [, , one]) => sum + one, told.openingBankMinor)
  const opening = { day: told.lastDay - 30, minor: told.openingBankMinor }
  const closing = { day: told.lastDay, minor }
  const head = { account: 'X', currency: 'EUR', number: '10', opening, closing }
  const { openingBookMinor, period } = told
  return reconcile({ account: 'euro', period, statement: statementOf(head, bank), book, openingBookMinor })
}

export function october(lines = statement, entries = ledger): Reconciliation {
  const carried = { bank: [], book: [entryOf(before)] }
  const balances = { openingBankMinor: 1_022_000, openingBookMinor: 1_000_000, lastDay: day(31) }
  return month({ period: '2026-10', lines, entries, carried, ...balances })
}
