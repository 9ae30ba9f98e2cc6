import type { CompanyDatabase } from '../../database/database.ts'
import type { BankAccount } from './bank-accounts.ts'
import { counterAccounts } from './counter-accounts.ts'
import { isWeekday } from './months.ts'
import { addJournal, addPosting, type PostingPlace } from './postings.ts'
import { isoDay, plainDay } from './writing/written.ts'

/** What the card company keeps of each sale: a share, and an amount. Refunds cost nothing. */
const fees = { share: 0.029, eachMinor: 30 } as const
const cardCompany = 'Webpay Europe B.V.'
/** Business days after which it pays out what was sold and paid back on a day. */
const payoutDays = 2

/** The card sales and refunds of one day, as they are booked and paid out. Days are counted from 1970-01-01. */
export interface CardBatch {
  readonly batch: string
  readonly payoutDay: number
  /** What is paid out, and what is kept back for it. */
  readonly minor: number
  readonly chargesMinor: number
  readonly party: string
  readonly text: string
  readonly lines: readonly { readonly minor: number; readonly place: PostingPlace }[]
}

/**
 * Books the payments and refunds of the shop, in the currency of an account, of days that are over: in the books as they
 * were made, and at the bank, days later, as one payout less fees.
 */
export function bookCardSales(
  database: CompanyDatabase,
  account: BankAccount,
  days: { readonly from: number; readonly to: number },
  nextNumber: () => number,
): readonly CardBatch[] {
  const booked: CardBatch[] = []
  for (let day = days.from; day <= days.to; day += 1) {
    const sales = salesOf(database, account.currency, isoDay(day))
    if (sales.length > 0) booked.push(bookDay(database, account, day, sales, nextNumber))
  }
  return booked
}

interface Sale {
  about: string
  minor: number
}

function salesOf(database: CompanyDatabase, currency: string, day: string): Sale[] {
  return database.all<Sale>(
    `SELECT o.id AS about, p.captured_minor AS minor FROM sales_order o JOIN payment p ON p.order_id = o.id
     WHERE o.placed_on = ?1 AND o.currency = ?2 AND p.status = 'captured' AND p.captured_minor > 0
     UNION ALL
     SELECT r.id, -r.amount_minor FROM refund r JOIN sales_order o ON o.id = r.order_id
     WHERE substr(r.at, 1, 10) = ?1 AND o.currency = ?2 ORDER BY 1`,
    day,
    currency,
  )
}

function bookDay(
  database: CompanyDatabase,
  account: BankAccount,
  day: number,
  sales: readonly Sale[],
  nextNumber: () => number,
): CardBatch {
  const [batch, journal] = [`WP${plainDay(day).slice(2)}`, `WS-${account.bookAccount}-${plainDay(day)}`]
  const head = { number: journal, source: 'card sales', account: account.bookAccount, day: isoDay(day) } as const
  const grossMinor = sales.reduce((sum, { minor }) => sum + minor, 0)
  const at = `${isoDay(day + 1)}T02:00:00.000Z`
  const counted = { lines: sales.length, totalMinor: grossMinor }
  addJournal(database, { ...head, code: '', counter: counterAccounts.cards, ...counted, at })
  const lines = sales.map(({ about, minor }) => {
    const place = { day: isoDay(day), number: nextNumber() }
    const text = minor > 0 ? 'card sale' : 'card refund'
    const said = { about, reference: '', cheque: '', party: cardCompany, text, batch }
    const posted = {
      ...place,
      account: account.bookAccount,
      counter: counterAccounts.cards,
      journal,
      amountMinor: minor,
    }
    addPosting(database, { ...posted, ...said })
    return { minor, place }
  })
  const chargesMinor = sales
    .filter(({ minor }) => minor > 0)
    .reduce((sum, { minor }) => sum + Math.round(minor * fees.share) + fees.eachMinor, 0)
  const payoutDay = businessDayAfter(day, payoutDays)
  const paid = { batch, payoutDay, minor: grossMinor - chargesMinor, chargesMinor, party: cardCompany }
  return { ...paid, text: `PAYOUT ${batch}`, lines }
}

/** Notes at the bank what is going to be paid out on its day. */
export function addPayouts(database: CompanyDatabase, account: BankAccount, batches: readonly CardBatch[]): void {
  for (const { batch, payoutDay, minor, chargesMinor, party, text } of batches) {
    if (minor === 0) continue
    const id = `${account.id}-${batch}`
    const told = { party, text, batch, minor, charges_minor: chargesMinor, statement: null }
    database.insert('bank_entry', { id, account_id: account.id, booked_on: isoDay(payoutDay), ...told })
  }
}

function businessDayAfter(day: number, days: number): number {
  let [at, left] = [day, days]
  while (left > 0) {
    at += 1
    if (isWeekday(at)) left -= 1
  }
  return at
}
