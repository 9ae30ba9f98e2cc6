import { moneyOf } from '../../support/systems/amount.ts'
import { dayBefore, daysOf, monthBefore, monthText } from '../months.ts'
import type { Bank, BankAccountRecord } from '../systems/bank.ts'
import type { Books, FiledReconciliation } from '../systems/books.ts'
import { chooseStatements } from './choose-statements.ts'
import type { Sources } from './sources.ts'

/** What there is to reconcile of an account in a month; `why` where a statement or the month before is missing. */
export async function lookUpSources(
  u: { readonly bank: Bank; readonly books: Books },
  account: BankAccountRecord,
  period: string,
): Promise<Sources | { readonly why: string }> {
  const { first, last } = daysOf(period)
  const chosen = chooseStatements(await u.bank.statements({ account: account.id }), period)
  if (chosen.kind === 'not there') return { why: chosen.why }
  const before = await filedBefore(u.books, account.bookAccount, period, chosen.before)
  if ('why' in before) return before
  const [totals, opening] = await Promise.all([
    u.books.cashTotals({ account: account.bookAccount, from: first, to: last }),
    u.books.balance({ account: account.bookAccount, on: dayBefore(first) }),
  ])
  const { filed } = before
  return {
    account: account.id,
    bookAccount: account.bookAccount,
    iban: account.iban,
    currency: account.currency,
    period,
    statements: chosen.statements.map(({ id, sha256 }) => ({ id, sha256 })),
    books: { lines: totals.lines, totalMinor: totals.totalMinor, last: totals.last },
    openingBookMinor: Number(moneyOf(opening).minor),
    previous: filed && {
      period: filed.period,
      workpaper: filed.workpaper,
      closingBankMinor: filed.closingBankMinor,
    },
  }
}

/** What was filed of the month before; null where the account was never reconciled and has no earlier statement. */
async function filedBefore(
  books: Books,
  account: string,
  period: string,
  hasEarlier: boolean,
): Promise<{ readonly filed: FiledReconciliation | null } | { readonly why: string }> {
  const before = monthBefore(period)
  const filed = await books.findReconciliation({ account, period: before })
  if (filed) return { filed }
  const latest = await books.latestReconciliation({ account })
  if (!hasEarlier && (latest === null || latest.period === period)) return { filed: null }
  return {
    why: `${monthText(before)} is not reconciled, and ${monthText(period)} begins where it ends; reconcile ${monthText(before)} first`,
  }
}
