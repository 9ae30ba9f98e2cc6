import { type BookAccount, readBookAccount } from '../records/bank/bank-accounts.ts'
import { fromMinor, type Money } from '../records/money.ts'
import { type CashLines, createCashLines } from './books/cash-lines.ts'
import { callsAfterNight } from './books/nightly.ts'
import { createJournals, type Journals } from './books/journals.ts'
import { createReconciliations, type Reconciliations } from './books/reconciliations.ts'
import { createWorklists, type Worklists } from './books/worklists.ts'
import { refuse, type SystemContext } from './calls.ts'

/** The books. `account` is the code of an account in them. What is dated after today is not in them yet. */
export interface Books extends CashLines, Journals, Worklists, Reconciliations {
  accounts(): Promise<BookAccount[]>
  /** The balance at the end of a calendar day, with all that was posted. */
  balance(of: { account: string; on: string }): Promise<Money>
}

const ofAccount = 'SELECT coalesce(sum(minor), 0) AS minor FROM posting WHERE account = ? AND day <= ?'
/** Only bank accounts have postings of their own. */
const ofCounter = 'SELECT coalesce(-sum(minor), 0) AS minor FROM posting WHERE counter = ? AND day <= ?'

/** `directory` is the company's, where the bank leaves its files. */
export function createBooks(context: SystemContext, directory: string): Books {
  const { database } = context
  const calls = callsAfterNight(context, directory, 'books')
  const { read } = calls
  return {
    ...createCashLines(context, calls),
    ...createJournals(context, calls),
    ...createWorklists(context, calls),
    ...createReconciliations(context, calls),
    accounts: () =>
      read('accounts', () =>
        database.all<BookAccount>('SELECT code, title, kind, currency FROM gl_account ORDER BY code'),
      ),
    balance: ({ account, on }) =>
      read('balance', () => {
        const { currency, kind } =
          readBookAccount(database, account) ??
          refuse('books', 'balance', 'unknown-account', `No account ${account} in the books`, 'account')
        const today = context.now().slice(0, 10)
        const given = [account, on < today ? on : today]
        const row = database.one<{ minor: number }>(kind === 'bank' ? ofAccount : ofCounter, ...given)
        return fromMinor(row?.minor ?? 0, currency)
      }),
  }
}
