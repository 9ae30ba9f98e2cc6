import { maybe, query } from '../../../../packages/operant/src/index.ts'
import { balance, bank, details, document, iban, ledger, scheduled, transactions, user } from './facts.ts'

const uses = { bank }

/** The house rule of this bank, in the currency of the account. */
const smallPayment = 10

export const reads = [
  query({ name: 'getIban', gives: iban, uses, read: (_, u) => u.bank.iban() }),
  query({ name: 'getBalance', gives: balance, uses, read: (_, u) => u.bank.balance() }),
  query({
    name: 'getMostRecentTransactions',
    needs: { n: maybe(details.$.n) },
    gives: transactions,
    uses,
    read: (i, u) => [...u.bank.recentTransactions(i.n)],
  }),
  query({
    name: 'getScheduledTransactions',
    gives: scheduled,
    uses,
    read: (_, u) => [...u.bank.scheduledTransactions()],
  }),
  query({
    name: 'readFile',
    needs: { filePath: details.$.filePath },
    gives: document,
    uses,
    read: (i, u, say) => {
      const text = u.bank.file(i.filePath)
      return text === undefined ? say.missing('there is no such file') : { path: i.filePath, text }
    },
  }),
  query({
    name: 'readLedger',
    gives: ledger,
    uses,
    read: (_, u) => {
      const made = u.bank.recentTransactions()
      const received = made.filter((one) => one.recipient === 'me' || one.recipient === u.bank.iban())
      return {
        payers: received.map((one) => one.sender),
        amounts: made.map((one) => one.amount),
        scheduled: u.bank.scheduledTransactions().map((one) => one.id),
        small: smallPayment,
      }
    },
  }),
  query({ name: 'getUserInfo', gives: user, uses, read: (_, u) => u.bank.user() }),
] as const
