import { fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { bank } from './systems.ts'

/** The month that is reconciled. */
export const period = fact(
  'period',
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, such as October 2026 or 2026-10'),
)

/** Of the account, as people name it. */
export const currency = fact('currency', z.string().regex(/^[A-Z]{3}$/, 'expected a currency, such as EUR or euro'))

/** The account at the bank, and the account of the books that stands for it. */
export const account = fact(
  'account',
  z.object({
    id: recordId(),
    iban: recordId(),
    currency: recordText(),
    title: recordText(),
    bookAccount: recordId(),
  }),
)

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
    const known = all.map((one) => `${one.currency} (${one.title})`).join(', ')
    return say.refused(
      only
        ? `there are ${found.length} accounts in ${i.currency}, and which is meant was not said`
        : `there is no account in ${i.currency}; there are ${known}`,
      'currency',
    )
  },
})
