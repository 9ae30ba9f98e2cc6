import { fact } from 'operant'
import { z } from 'zod'

/** The month that is reconciled. */
export const period = fact(
  'period',
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, such as October 2026 or 2026-10'),
)

/** Of the account, as people name it. */
export const currency = fact('currency', z.string().regex(/^[A-Z]{3}$/, 'expected a currency, such as EUR or euro'))

/** An account by its id at the bank or its IBAN: needed where there are several in one currency. */
export const accountId = fact(
  'accountId',
  z.string().regex(/^\S+$/, 'expected the id of an account at the bank, or its IBAN'),
)
