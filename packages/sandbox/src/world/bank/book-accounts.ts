import type { CompanyDatabase } from '../../database/database.ts'
import { addBankAccount, addBookAccount, type BankAccount, type BookAccount } from '../../records/bank/bank-accounts.ts'

/** Counter accounts that the company books its money against. */
export const counterAccounts = {
  broughtForward: '2900',
  receivables: '1200',
  payables: '1600',
  cards: '1360',
} as const

const accounts: readonly BookAccount[] = [
  { code: '1200', title: 'Trade receivables', kind: 'receivable', currency: 'EUR' },
  { code: '1360', title: 'Card sales', kind: 'clearing', currency: 'EUR' },
  { code: '1600', title: 'Trade payables', kind: 'payable', currency: 'EUR' },
  { code: '2900', title: 'Brought forward', kind: 'equity', currency: 'EUR' },
  { code: '4730', title: 'Cash discounts', kind: 'expense', currency: 'EUR' },
  { code: '6855', title: 'Bank charges', kind: 'expense', currency: 'EUR' },
  { code: '6856', title: 'Card processing', kind: 'expense', currency: 'EUR' },
  { code: '6880', title: 'Exchange differences', kind: 'expense', currency: 'EUR' },
  { code: '6960', title: 'Small differences', kind: 'expense', currency: 'EUR' },
  { code: '7110', title: 'Interest', kind: 'income', currency: 'EUR' },
]

/** The account that most of the business goes over. */
export const euroAccount: BankAccount = {
  id: 'BNK-1',
  iban: 'DE02120300000000202051',
  currency: 'EUR',
  title: 'Euro account',
  bookAccount: '1800',
}

/** Adds the accounts of the books, and those at the bank. */
export function addAccounts(database: CompanyDatabase, banks: readonly BankAccount[]): void {
  for (const account of accounts) addBookAccount(database, account)
  for (const bank of banks) addBankAccount(database, bank)
}
