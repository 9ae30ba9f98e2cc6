import type { CompanyDatabase } from '../../database/database.ts'
import { type BankAccount, readStatementForm } from './bank-accounts.ts'
import { type CalendarMonth, instantOn } from './months.ts'
import { addStatement } from './statements.ts'
import { isoDay, plainDay, type WrittenLine } from './writing/written.ts'
import { writeStatement } from './writing/write-statement.ts'

export interface MonthOfStatement {
  readonly month: CalendarMonth
  readonly sequence: number
  readonly openingMinor: number
  readonly closingMinor: number
  /** In order; they are read once. */
  readonly lines: Iterable<Omit<WrittenLine, 'bankReference'>>
}

export function statementId(account: BankAccount, { period }: CalendarMonth): string {
  return `STM-${account.id}-${period}`
}

/** Writes the statement of a month, as the bank delivers it on the morning after the month's last day. */
export function deliverStatement(
  database: CompanyDatabase,
  directory: string,
  account: BankAccount,
  statement: MonthOfStatement,
): void {
  const { month, sequence, openingMinor, closingMinor, lines } = statement
  const { first, last } = month
  const { id: accountId, iban, currency } = account
  const id = statementId(account, month)
  const form = readStatementForm(database, accountId)
  const head = { id, iban, currency, sequence, first, last, openingMinor, closingMinor }
  const written = writeStatement(directory, { ...head, lines: numbered(lines) }, form)
  const days = { from: isoDay(first), to: isoDay(last), deliveredAt: instantOn(last + 1, 5) }
  const { format } = form
  addStatement(database, { id, account: accountId, format, sequence, openingMinor, closingMinor, ...written, ...days })
  database.run(
    'UPDATE bank_entry SET statement = ? WHERE account_id = ? AND booked_on BETWEEN ? AND ?',
    id,
    accountId,
    days.from,
    days.to,
  )
}

/** The bank numbers its lines within the day. */
function* numbered(lines: MonthOfStatement['lines']): Generator<WrittenLine> {
  let [day, number, date] = [0, 0, '']
  for (const line of lines) {
    number = line.day === day ? number + 1 : 1
    if (line.day !== day) date = plainDay(line.day).slice(2)
    day = line.day
    yield { ...line, bankReference: `${date}${String(number).padStart(7, '0')}` }
  }
}
