import type { CompanyDatabase } from '../../database/database.ts'

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

export function addBookAccount(database: CompanyDatabase, account: BookAccount): void {
  database.insert('gl_account', { ...account })
}

/** Adds an account at the bank together with the one that stands for it in the books. */
export function addBankAccount(database: CompanyDatabase, account: BankAccount): void {
  const { id, iban, currency, title, bookAccount } = account
  addBookAccount(database, { code: bookAccount, title, kind: 'bank', currency })
  database.insert('bank_account', { id, iban, currency, title, book_account: bookAccount })
}

export function readBankAccounts(database: CompanyDatabase): BankAccount[] {
  return database.all<BankAccount>(
    'SELECT id, iban, currency, title, book_account AS bookAccount FROM bank_account ORDER BY book_account',
  )
}

export function readBookAccount(database: CompanyDatabase, code: string): BookAccount | null {
  return database.one<BookAccount>('SELECT code, title, kind, currency FROM gl_account WHERE code = ?', code)
}
