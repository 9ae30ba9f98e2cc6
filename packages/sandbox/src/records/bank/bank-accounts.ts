import type { CompanyDatabase } from '../../database/database.ts'
import type { StatementFormat } from './statements.ts'
import type { Dialect } from './writing/written.ts'

export type BookAccountKind = 'bank' | 'receivable' | 'payable' | 'clearing' | 'expense' | 'income' | 'equity'

/** An account of the books. */
export interface BookAccount {
  code: string
  title: string
  kind: BookAccountKind
  currency: string
}

/** An account at the bank, and the account of the books that stands for it. */
export interface BankAccount {
  id: string
  iban: string
  currency: string
  title: string
  bookAccount: string
}

/** How the bank writes the statements of an account. */
export interface StatementForm {
  format: StatementFormat
  dialect: Dialect
}

export function addBookAccount(database: CompanyDatabase, account: BookAccount): void {
  database.insert('gl_account', { ...account })
}

/** Adds an account at the bank together with the one that stands for it in the books. */
export function addBankAccount(
  database: CompanyDatabase,
  account: BankAccount,
  form: StatementForm = { format: 'csv', dialect: 'ISO' },
): void {
  const { id, iban, currency, title, bookAccount } = account
  addBookAccount(database, { code: bookAccount, title, kind: 'bank', currency })
  database.insert('bank_account', { id, iban, currency, title, book_account: bookAccount, ...form })
}

export function readBankAccounts(database: CompanyDatabase): BankAccount[] {
  return database.all<BankAccount>(
    'SELECT id, iban, currency, title, book_account AS bookAccount FROM bank_account ORDER BY book_account',
  )
}

export function readStatementForm(database: CompanyDatabase, account: string): StatementForm {
  const form = database.one<StatementForm>('SELECT format, dialect FROM bank_account WHERE id = ?', account)
  if (!form) throw new Error(`There is no account ${account} at the bank`)
  return form
}

export function readBookAccount(database: CompanyDatabase, code: string): BookAccount | null {
  return database.one<BookAccount>('SELECT code, title, kind, currency FROM gl_account WHERE code = ?', code)
}
