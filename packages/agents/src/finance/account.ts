import { fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { accountId, currency } from './inputs.ts'
import { bank } from './systems.ts'

const schema = z.object({
  id: recordId(),
  iban: recordId(),
  currency: recordText(),
  title: recordText(),
  bookAccount: recordId(),
})

/** The account at the bank, and the account of the books that stands for it. */
export const account = fact('account', schema)
/** All accounts at the bank. */
export const accounts = fact('accounts', z.array(schema))

export const readAccounts = query({
  name: 'bank.readAccounts',
  needs: {},
  gives: accounts,
  uses: { bank },
  read: async (_, u) => [...(await u.bank.accounts())],
})

export const findAccount = query({
  name: 'bank.findAccount',
  needs: { currency },
  gives: account,
  uses: { bank },
  read: async (i, u, say) => {
    const all = await u.bank.accounts()
    const found = all.filter((one) => one.currency === i.currency)
    const [only] = found
    if (only && found.length === 1) return only
    if (only)
      return say.missing(
        `there are ${found.length} accounts in ${i.currency}; name one: ${found.map(({ id }) => id).join(', ')}`,
      )
    const known = all.map((one) => `${one.currency} (${one.title})`).join(', ')
    return say.missing(`there is no account in ${i.currency}; there are ${known}`)
  },
})

export const findAccountById = query({
  name: 'bank.findAccountById',
  needs: { id: accountId },
  gives: account,
  uses: { bank },
  read: async (i, u, say) => {
    const all = await u.bank.accounts()
    const found = all.find(({ id, iban }) => id === i.id || iban === i.id)
    return found ?? say.missing(`there is no account ${i.id}; there are ${all.map(({ id }) => id).join(', ')}`)
  },
})
