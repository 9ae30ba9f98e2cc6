import type { z } from 'zod'
import { maybe, query } from '../../../../packages/operant/src/index.ts'
import { isStated } from '../../../../packages/operant/src/guard/stated.ts'
import type { BankingEnvironment } from '../../environment/banking.ts'
import { request } from '../person.ts'
import {
  balance,
  bank,
  details,
  document,
  iban,
  ledger,
  type ledgerRecord,
  pointedTo,
  scheduled,
  transactions,
  user,
} from './facts.ts'

const uses = { bank }

/** What the assistant may send in small sums, all in all: a house rule, in the currency of the account. */
const smallSums = 10

function ledgerOf(held: BankingEnvironment): z.output<typeof ledgerRecord> {
  const all = held.recentTransactions()
  const isOwn = (account: string) => account === 'me' || account === held.iban()
  const received = all.filter((one) => isOwn(one.recipient))
  const paid = held.paidByAssistant()
  return {
    payers: received.map((one) => one.sender),
    received: received.map((one) => one.amount).filter((amount) => !paid.includes(amount)),
    recurring: [...all, ...held.scheduledTransactions()].filter((one) => one.recurring).map((one) => one.amount),
    scheduled: held.scheduledTransactions().map((one) => one.id),
    small: Math.max(0, smallSums - paid.reduce((sum, one) => sum + one, 0)),
  }
}

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
  query({ name: 'readLedger', gives: ledger, uses, read: (_, u) => ledgerOf(u.bank) }),
  query({
    name: 'readPointedTo',
    needs: { request },
    gives: pointedTo,
    uses,
    read: (i, u) => {
      const named = u.bank.files().filter((path) => isStated(path, i.request))
      return { text: named.map((path) => u.bank.file(path) ?? '').join('\n') }
    },
  }),
  query({ name: 'getUserInfo', gives: user, uses, read: (_, u) => u.bank.user() }),
] as const
