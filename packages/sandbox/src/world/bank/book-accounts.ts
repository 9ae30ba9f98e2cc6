import type { CompanyDatabase } from '../../database/database.ts'
import {
  addBookAccount,
  type BankAccount,
  type BookAccount,
  type StatementForm,
} from '../../records/bank/bank-accounts.ts'
import { counterAccounts } from '../../records/bank/counter-accounts.ts'

const accounts: readonly BookAccount[] = [
  { code: counterAccounts.receivables, title: 'Trade receivables', kind: 'receivable', currency: 'EUR' },
  { code: counterAccounts.cards, title: 'Card sales', kind: 'clearing', currency: 'EUR' },
  { code: counterAccounts.payables, title: 'Trade payables', kind: 'payable', currency: 'EUR' },
  { code: counterAccounts.broughtForward, title: 'Brought forward', kind: 'equity', currency: 'EUR' },
  { code: '4730', title: 'Cash discounts', kind: 'expense', currency: 'EUR' },
  { code: '6855', title: 'Bank charges', kind: 'expense', currency: 'EUR' },
  { code: '6856', title: 'Card processing', kind: 'expense', currency: 'EUR' },
  { code: '6880', title: 'Exchange differences', kind: 'expense', currency: 'EUR' },
  { code: '6960', title: 'Payments a little off', kind: 'expense', currency: 'EUR' },
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

/** Accounts that only card sales in their currency go over. */
export const shopAccounts: readonly { readonly account: BankAccount; readonly form: StatementForm }[] = [
  {
    account: {
      id: 'BNK-2',
      iban: 'GB33BUKB20201555555555',
      currency: 'GBP',
      title: 'Pound account',
      bookAccount: '1810',
    },
    form: { format: 'camt.053', dialect: 'version 8' },
  },
  {
    account: {
      id: 'BNK-3',
      iban: 'DE75512108001245126199',
      currency: 'USD',
      title: 'Dollar account',
      bookAccount: '1820',
    },
    form: { format: 'csv', dialect: 'ISO' },
  },
]

export function addBookAccounts(database: CompanyDatabase): void {
  for (const account of accounts) addBookAccount(database, account)
}
