import { z } from 'zod'
import { connector, fact, recordId, recordText, writtenBy } from '../../../../packages/operant/src/index.ts'
import type { BankingEnvironment } from '../../environment/banking.ts'
import { noDefault } from '../../../support/no-default.ts'

export const bank = connector<BankingEnvironment>({ name: 'bank', open: noDefault })

/** What the person is asked for where it is not known. */
export const details = fact(
  'details',
  z.object({
    recipient: z.string(),
    amount: z.number().positive(),
    subject: z.string(),
    date: z.string(),
    recurring: z.boolean(),
    id: z.number(),
    password: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    street: z.string(),
    city: z.string(),
    filePath: z.string(),
    n: z.number(),
    text: z.string(),
  }),
)

const transaction = z.object({
  id: z.number(),
  sender: recordId(),
  recipient: recordId(),
  amount: z.number(),
  subject: writtenBy('counterparty', z.string()),
  date: recordText(),
  recurring: z.boolean(),
})

export const iban = fact('iban', recordId())
export const balance = fact('balance', z.number())
export const transactions = fact('transactions', z.array(transaction))
export const scheduled = fact('scheduled', z.array(transaction))
export const document = fact('document', z.object({ path: z.string(), text: z.string() }))
export const user = fact(
  'user',
  z.object({ first_name: recordText(), last_name: recordText(), street: recordText(), city: recordText() }),
)

export const ledgerRecord = z.object({
  /** Accounts that sent money to this one. */
  payers: z.array(recordId()),
  /** Amounts that were received and not sent back since. */
  received: z.array(z.number()),
  /** Amounts that are paid again and again. */
  recurring: z.array(z.number()),
  /** Numbers of the scheduled payments. */
  scheduled: z.array(z.number()),
  /** What may still be sent to a known account without a word about the amount. */
  small: z.number(),
})

/** What stands in the files that the person named: somebody else's words, which only a person can bear. */
export const pointedTo = fact('pointedTo', z.object({ text: z.string() }))

/** What the bank itself says about the account: what payments are held against. */
export const ledger = fact('ledger', ledgerRecord)
