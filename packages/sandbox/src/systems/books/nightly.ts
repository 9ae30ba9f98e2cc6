import type { CompanyDatabase } from '../../database/database.ts'
import { type BankAccount, readBankAccounts } from '../../records/bank/bank-accounts.ts'
import { addPayouts, bookCardSales } from '../../records/bank/card-sales.ts'
import { deliverStatement } from '../../records/bank/deliver-statement.ts'
import { dayNumber, monthAfter } from '../../records/bank/months.ts'
import { readLastStatement } from '../../records/bank/statements.ts'
import { isoDay, type WrittenLine } from '../../records/bank/writing/written.ts'
import { type Calls, callsOf, type SystemContext } from '../calls.ts'
import type { SystemName } from '../errors.ts'
import { nextNumber, readSetting, writeSetting } from '../settings.ts'

/** The last calendar day whose card sales are booked; a company without bank accounts has none. */
export const bookedUntil = 'booked_until'

/** Calls of a system, each after what the nights before it brought. */
export function callsAfterNight(context: SystemContext, directory: string, system: SystemName): Calls {
  const { read, write } = callsOf(context, system)
  return {
    read: async (operation, answer) => {
      catchUp(context, directory)
      return read(operation, answer)
    },
    write: async (given) => {
      catchUp(context, directory)
      return write(given)
    },
  }
}

/**
 * Does what was done in the nights since somebody looked last: card sales and refunds are booked, and the bank delivers the
 * statements of months that are over. Whoever looks sees it as if it had been done in time.
 */
function catchUp(context: SystemContext, directory: string): void {
  const { database } = context
  const yesterday = dayNumber(context.now().slice(0, 10)) - 1
  const isDone = (): boolean => (readSetting(database, bookedUntil) ?? '9999') >= isoDay(yesterday)
  if (isDone()) return
  database.transaction(() => {
    if (isDone()) return
    const from = dayNumber(readSetting(database, bookedUntil) ?? '') + 1
    for (const account of readBankAccounts(database)) {
      const days = { from, to: yesterday }
      const batches = bookCardSales(database, account, days, () => nextNumber(database, 'posting'))
      addPayouts(database, account, batches)
      deliverMonths(database, directory, account, yesterday)
    }
    writeSetting(database, bookedUntil, isoDay(yesterday))
  })
}

/** Statements of the months that follow the last one and are over. */
export function deliverMonths(
  database: CompanyDatabase,
  directory: string,
  account: BankAccount,
  yesterday: number,
): void {
  for (;;) {
    const last = lastOf(database, account)
    const month = monthAfter(isoDay(dayNumber(last.to) + 1).slice(0, 7), 0)
    if (month.last > yesterday) return
    const lines = entriesOf(database, account, isoDay(month.first), isoDay(month.last))
    const [sequence, openingMinor] = [last.sequence + 1, last.closingMinor]
    const closingMinor = lines.reduce((sum, { minor }) => sum + minor, openingMinor)
    deliverStatement(database, directory, account, { month, sequence, openingMinor, closingMinor, lines })
  }
}

/** Where the statements of an account have come to: its last one, or the month that was filed before the first. */
function lastOf(
  database: CompanyDatabase,
  account: BankAccount,
): { sequence: number; to: string; closingMinor: number } {
  const last = readLastStatement(database, account.id)
  if (last) return last
  const filed = database.one<{ period: string; closingMinor: number }>(
    `SELECT period, closing_bank_minor AS closingMinor FROM filed_reconciliation WHERE account = ?
     ORDER BY period LIMIT 1`,
    account.bookAccount,
  )
  if (!filed) throw new Error(`Nothing is known of ${account.title} before its first statement`)
  return { sequence: 0, to: isoDay(monthAfter(filed.period, 0).last), closingMinor: filed.closingMinor }
}

function entriesOf(
  database: CompanyDatabase,
  account: BankAccount,
  from: string,
  to: string,
): readonly Omit<WrittenLine, 'bankReference'>[] {
  return database
    .all<{ day: string; minor: number; chargesMinor: number; party: string; text: string }>(
      `SELECT booked_on AS day, minor, charges_minor AS chargesMinor, party, text FROM bank_entry
       WHERE account_id = ? AND booked_on BETWEEN ? AND ? ORDER BY booked_on, id`,
      account.id,
      from,
      to,
    )
    .map(({ day, ...line }) => {
      const unsaid = { reference: '', cheque: '', original: '' }
      return { ...line, ...unsaid, day: dayNumber(day), kind: 'payout' }
    })
}
