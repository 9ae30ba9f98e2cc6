import { addReconciliation } from '../../records/bank/reconciliations.ts'
import { addStatement } from '../../records/bank/statements.ts'
import { sha256Of } from '../../systems/books/journals.ts'
import { createEmptyCompany } from '../create-empty-company.ts'
import { addBankAccount } from '../../records/bank/bank-accounts.ts'
import { addBookAccounts, euroAccount } from './book-accounts.ts'
import { instantOn, monthAfter } from '../../records/bank/months.ts'
import type { PlannedBankLine, PlannedBookLine } from './planned.ts'
import { PostingBook } from './posting-book.ts'
import { type WrittenLine } from '../../records/bank/writing/written.ts'
import { writeStatement } from '../../records/bank/writing/write-statement.ts'

/** Names to find the example again by. */
export const reconciliationExample = {
  account: euroAccount.bookAccount,
  bankAccount: euroAccount.id,
  period: '2026-10',
  statement: 'STM-2026-10',
  /** The bank's own number of line `n` of the statement, counted from 1. */
  bankReference: (n: number): string => `B${n}`,
} as const

const { first, last } = monthAfter('2026-10', 0)
const on = (date: number): number => first + date - 1

type Booked = readonly [
  day: number,
  minor: number,
  reference: string,
  cheque: string,
  party: string,
  text?: string,
  batch?: string,
]

/** Cheque 4711 of 10 March, which nobody has presented. */
const carried: Booked = [monthAfter('2026-03', 0).first + 9, -22_000, '', '4711', 'OAK']

const booked: readonly Booked[] = [
  [on(2), 125_000, 'RCV1001', '', 'ACME'],
  [on(3), -43_020, 'PAY2001', '5001', 'BETA'],
  [on(5), 98_000, 'RCV1002', '', 'CEDAR'],
  [on(5), 101_550, 'RCV1003', '', 'CEDAR'],
  [on(6), 50_450, 'RCV1004', '', 'CEDAR'],
  [on(9), -275_000, 'PAY2002', '', 'DELTA'],
  [on(12), -61_500, 'PAY2003', '5002', 'EMBER'],
  [on(14), 189_000, 'RCV1005', '', 'FALCON'],
  [on(15), -7_500, 'PAY2004', '', 'GRANITE'],
  [on(15), -7_500, 'PAY2004', '', 'GRANITE'],
  [on(20), 12_500, '', '', 'PSP', 'card sale', 'PO1020'],
  [on(20), 8_999, '', '', 'PSP', 'card sale', 'PO1020'],
  [on(20), 4_325, '', '', 'PSP', 'card sale', 'PO1020'],
  [on(22), 300_000, 'RCV1006', '', 'HARBOR'],
  [on(27), -120_000, 'PAY2005', '', 'INDIGO'],
  [on(31), 64_000, 'RCV1007', '', 'JUNIPER'],
]

type Shown = readonly [
  day: number,
  minor: number,
  kind: PlannedBankLine['kind'],
  text: string,
  party?: string,
  chargesMinor?: number,
]

const shown: readonly Shown[] = [
  [on(3), 125_000, 'payment', 'RCV1001'],
  [on(6), -43_020, 'cheque', 'chq 5001'],
  [on(7), 250_000, 'payment', '', 'CEDAR'],
  [on(9), -275_000, 'payment', 'PAY2002'],
  [on(14), 198_000, 'payment', 'RCV1005'],
  [on(15), -7_500, 'payment', 'PAY2004'],
  [on(22), 24_985, 'payout', 'PSP payout', 'PSP', 839],
  [on(23), 300_000, 'payment', 'RCV1006'],
  [on(25), -300_000, 'return', 'RCV1006 returned'],
  [on(28), -119_997, 'payment', 'PAY2005'],
  [on(30), -1_850, 'fee', 'FEES'],
  [on(30), 412, 'interest', 'INTEREST'],
  [on(30), 41_000, 'payment', '', 'KESTREL'],
]

const [openingBankMinor, openingBookMinor, closingBankMinor] = [1_022_000, 1_000_000, 1_214_030]

/** A company whose euro account is to be reconciled for October 2026, worked out by hand; September is filed. */
export function createReconciliationExample({ directory }: { directory: string }): void {
  const database = createEmptyCompany({ directory, asOf: instantOn(last + 3, 8) })
  try {
    database.transaction(() => {
      addBookAccounts(database)
      addBankAccount(database, euroAccount, { format: 'camt.053', dialect: 'version 2' })
      const { id: account, iban, currency, bookAccount } = euroAccount
      const books = new PostingBook(database, bookAccount)
      books.bringForward(openingBookMinor - carried[1], carried[0] - 1)
      const placeOf = books.post([lineOf(carried)])
      addReconciliation(database, {
        account: bookAccount,
        period: '2026-09',
        workpaper: sha256Of('September 2026'),
        statements: [],
        open: [],
        files: [],
        closingBankMinor: openingBankMinor,
        closingBookMinor: openingBookMinor,
        adjustedMinor: openingBookMinor,
        carried: [placeOf(0)],
        at: instantOn(first + 1, 9),
      })
      books.post(booked.map(lineOf))
      books.close()
      const [id, sequence] = [reconciliationExample.statement, 1]
      const statement = { id, iban, currency, sequence, first, last, lines: shown.map(writtenOf) }
      const balances = { openingMinor: openingBankMinor, closingMinor: closingBankMinor }
      const written = writeStatement(
        directory,
        { ...statement, ...balances },
        { format: 'camt.053', dialect: 'version 2' },
      )
      addStatement(database, {
        id,
        account,
        format: 'camt.053',
        sequence,
        from: '2026-10-01',
        to: '2026-10-31',
        ...balances,
        ...written,
        deliveredAt: instantOn(last + 1, 5),
      })
    })
  } finally {
    database.close()
  }
}

function lineOf([day, minor, reference, cheque, party, text = '', batch = '']: Booked): PlannedBookLine {
  return { day, minor, reference, cheque, party, text, batch }
}

function writtenOf([day, minor, kind, text, party = '', chargesMinor = 0]: Shown, index: number): WrittenLine {
  const bankReference = reconciliationExample.bankReference(index + 1)
  return { day, minor, kind, party, reference: '', text, cheque: '', chargesMinor, original: '', bankReference }
}
