import { readStatement, type Statement } from '@operant/reconciliation'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Company } from '../../company.ts'
import { openDatabase } from '../../database/database.ts'
import type { BankAccount } from '../../records/bank/bank-accounts.ts'
import { bankCompany, downloaded } from '../../testing/bank-company.ts'
import { broken, temporaryDirectory } from '../../testing/company.ts'

/** A company with a shop and three accounts, whose October is over. */
function shop(): { company: Company; directory: string } {
  const tickets = { count: 120, truthFile: join(temporaryDirectory(), 'tickets') }
  return bankCompany({ seed: 17, lines: 300, difficulty: 1, tickets })
}

async function accountIn(company: Company, currency: string): Promise<BankAccount> {
  const account = (await company.bank.accounts()).find((one) => one.currency === currency)
  if (!account) throw new Error(`No account in ${currency}`)
  return account
}

async function lastStatement(company: Company, account: BankAccount): Promise<Statement> {
  const file = (await company.bank.statements({ account: account.id })).at(-1)
  const given = { account: account.iban, currency: account.currency }
  return readStatement([await downloaded(company, file?.id ?? '')], given)
}

interface Sale {
  id: string
  minor: number
  day: string
}

/** What the shop took and paid back in a month, from its own records. */
function salesOf(directory: string, currency: string, month: string): Sale[] {
  const database = openDatabase(directory, { readOnly: true })
  const rows = database.all<Sale>(
    `SELECT o.id, p.captured_minor AS minor, o.placed_on AS day FROM sales_order o JOIN payment p ON p.order_id = o.id
     WHERE o.currency = ?1 AND p.captured_minor > 0 AND o.placed_on LIKE ?2
     UNION ALL SELECT r.id, -r.amount_minor, substr(r.at, 1, 10) FROM refund r
     JOIN sales_order o ON o.id = r.order_id WHERE o.currency = ?1 AND r.at LIKE ?2`,
    currency,
    `${month}%`,
  )
  database.close()
  return rows
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, minor) => sum + minor, 0)
const feeOf = (minor: number): number => (minor > 0 ? Math.round(minor * 0.029) + 30 : 0)

test.each(['EUR', 'GBP', 'USD'])(
  'what the shop took in %s is in the books, and the bank shows it less fees',
  async (currency) => {
    const { company, directory } = shop()
    const account = await accountIn(company, currency)
    const sales = salesOf(directory, currency, '2026-10')
    expect(sales.length).toBeGreaterThan(10)
    const october = { account: account.bookAccount, from: '2026-10-01', to: '2026-10-31', after: null }
    const { lines } = await company.books.cashLines(october)
    const booked = lines.filter(({ batch }) => batch.startsWith('WP'))
    expect(sumOf(booked.map(({ amountMinor }) => amountMinor))).toBe(sumOf(sales.map(({ minor }) => minor)))
    expect(booked.length).toBe(sales.length)
    const statement = await lastStatement(company, account)
    const paid = Array.from({ length: statement.lines.length }, (_, index) => statement.lines.get(index)).filter(
      ({ text }) => text.includes('PAYOUT WP'),
    )
    // Two business days later: what was sold on the last two of the month is paid in November.
    const due = sales.filter(({ day }) => day <= '2026-10-28')
    expect(sumOf(paid.map(({ minor }) => minor))).toBe(sumOf(due.map(({ minor }) => minor - feeOf(minor))))
    expect(sumOf(paid.map(({ chargesMinor }) => chargesMinor))).toBe(sumOf(due.map(({ minor }) => feeOf(minor))))
    expect(broken(directory)).toEqual([])
  },
)

test('what the help desk pays back is booked the next night, and the next statement shows it', async () => {
  const { company, directory } = shop()
  const account = await accountIn(company, 'GBP')
  const [sale] = salesOf(directory, 'GBP', '2026-10').filter(({ id, minor }) => id.startsWith('ORD') && minor > 0)
  const order = await company.orders.order(sale?.id ?? '')
  const line = order?.lines[0]?.id ?? ''
  await company.controls.setClock('2026-11-04T15:00:00Z')
  const request = { order: order?.id ?? '', line, cause: 'lost', amount: { amount: '1.50', currency: 'GBP' } }
  const { id } = await company.payments.refund(request, 'k')
  const november = { account: account.bookAccount, from: '2026-11-01', to: '2026-11-30' }
  const before = await company.books.cashTotals(november)
  await company.controls.setClock('2026-11-05T06:00:00Z')
  const after = await company.books.cashTotals(november)
  const sold = salesOf(directory, 'GBP', '2026-11-04')
  expect(sold.map((one) => one.id)).toContain(id)
  expect(after.totalMinor - before.totalMinor).toBe(sumOf(sold.map(({ minor }) => minor)))
  expect(await company.bank.statements({ account: account.id })).toHaveLength(1)
  await company.controls.setClock('2026-12-01T06:00:00Z')
  expect(await company.bank.statements({ account: account.id })).toHaveLength(2)
  const first = await company.bank.statements({ account: account.id })
  const previous = (await readStatement([await downloaded(company, first[0]?.id ?? '')], { account: account.iban }))
    .head
  const statement = await readStatement([await downloaded(company, first[1]?.id ?? '')], { previous })
  const payout = Array.from({ length: statement.lines.length }, (_, index) => statement.lines.get(index)).find(
    ({ text }) => text === 'PAYOUT WP261104',
  )
  expect(payout?.minor).toBe(sumOf(sold.map(({ minor }) => minor - feeOf(minor))))
  expect(broken(directory)).toEqual([])
})
