import { readStatement, type Statement } from '@operant/reconciliation'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Company } from '../../company.ts'
import type { BookLine } from '../../records/bank/postings.ts'
import { bankCompany, downloaded } from '../../testing/bank-company.ts'
import { broken } from '../../testing/company.ts'
import { bankClasses } from './classes.ts'
import { euroAccount } from './book-accounts.ts'
import { type Dialect, dialects } from '../../records/bank/writing/written.ts'

const { id: bankAccount, bookAccount: account, iban, currency } = euroAccount

async function statementsOf(company: Company): Promise<Statement[]> {
  const read: Statement[] = []
  for (const { id } of await company.bank.statements({ account: bankAccount })) {
    const previous = read.at(-1)?.head
    const expected = { account: iban, currency, ...(previous === undefined ? {} : { previous }) }
    read.push(await readStatement([await downloaded(company, id)], expected))
  }
  return read
}

async function bookLines(company: Company, from: string, to: string): Promise<BookLine[]> {
  return (await company.books.cashLines({ account, from, to, after: null })).lines
}

const written = Object.entries(dialects).flatMap(([format, names]) => names.map((dialect) => ({ format, dialect })))

test.each(written)('two months as $format, $dialect, follow each other and add up', async ({ format, dialect }) => {
  const { company, directory, truth } = bankCompany({
    seed: 11,
    lines: 600,
    difficulty: 2,
    months: 2,
    format: formatOf(format),
    dialect: dialectOf(dialect),
  })
  expect(broken(directory)).toEqual([])
  const [october, november] = await statementsOf(company)
  expect([october?.lines.length, november?.lines.length]).toEqual([600, 600])
  expect(november?.head.opening.minor).toBe(october?.head.closing.minor)
  const filed = await company.books.findReconciliation({ account, period: '2026-09' })
  expect(filed?.closingBankMinor).toBe(october?.head.opening.minor)
  expect(await company.books.balance({ account, on: '2026-09-30' })).toEqual({
    amount: ((filed?.closingBookMinor ?? 0) / 100).toFixed(2),
    currency,
  })
  // Amounts and days came through the file as they were planned: groups whose sides are equal are equal in it.
  const all = await bookLines(company, '2020-01-01', '2026-11-30')
  const book = new Map(all.map((line) => [line.id, line]))
  const equal = truth.groups.filter((group) => group.class === 'exact' || group.class === 'date lag')
  expect(equal.length).toBeGreaterThan(700)
  for (const { period, bank, book: ids } of equal) {
    const lines = (period === '2026-10' ? october : november)?.lines
    const sum = bank.reduce((total, place) => total + (lines?.minor(place) ?? 0), 0)
    expect(sum).toBe(ids.reduce((total, id) => total + (book.get(id)?.amountMinor ?? 0), 0))
  }
})

test('every line of both sides is in one group, and what was carried is in the groups of the month that it came to', async () => {
  const { company, truth } = bankCompany({ seed: 12, lines: 2_000, difficulty: 3, months: 3 })
  let carried: string[] = (await company.books.carriedLines({ account, period: '2026-09', after: null })).lines.map(
    ({ id }) => id,
  )
  expect(carried.length).toBeGreaterThan(20)
  for (const { period } of truth.months) {
    const groups = truth.groups.filter((group) => group.period === period)
    const places = groups.flatMap(({ bank }) => bank).toSorted((one, other) => one - other)
    expect(places).toEqual(Array.from({ length: 2_000 }, (_, place) => place))
    const own = (await bookLines(company, `${period}-01`, `${period}-31`)).map(({ id }) => id)
    expect(groups.flatMap(({ book }) => book).toSorted()).toEqual([...carried, ...own].toSorted())
    const timing = ['outstanding payment', 'outstanding cheque', 'stale cheque', 'deposit in transit']
    const next = groups.filter((group) => timing.includes(group.class)).flatMap(({ book }) => book)
    // Of what was under way some came to the bank, and some did not.
    const left = carried.filter((id) => next.includes(id))
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(carried.length)
    carried = next
  }
})

test('cheques grow stale while nobody presents them', () => {
  const { truth } = bankCompany({ seed: 13, lines: 3_000, difficulty: 1, months: 2 })
  const classOf = (period: string, id: string): string | undefined =>
    truth.groups.find((group) => group.period === period && group.book.includes(id))?.class
  const stale = truth.groups.filter((group) => group.period === '2026-11' && group.class === 'stale cheque')
  const before = stale.flatMap(({ book }) => book.map((id) => classOf('2026-10', id)))
  expect(new Set(before)).toEqual(new Set(['stale cheque', 'outstanding cheque']))
})

test('some look like what they are not', () => {
  const { truth } = bankCompany({ seed: 14, lines: 5_000, difficulty: 2 })
  const decoys = truth.groups.filter(({ decoyOf }) => decoyOf !== null)
  const found = new Set(decoys.map(({ decoyOf, class: name }) => `${name}, not ${decoyOf}`))
  expect(found).toEqual(
    new Set([
      'exact, not returned',
      'exact, not fee',
      'large difference, not transposed',
      'outstanding cheque, not stale cheque',
      'twins, not booked twice',
    ]),
  )
})

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('within a day, neither the place of a line nor its number tells what is planted', async () => {
  const { company, truth } = bankCompany({ seed: 15, lines: 4_000, difficulty: 2 })
  const { lines } = await company.books.cashLines({ account, from: '2026-10-01', to: '2026-10-31', after: null })
  const shares = new Map(
    [...Map.groupBy(lines, ({ day }) => day).values()].flatMap((ofDay) =>
      ofDay.map(({ id }, place) => [id, (place + 0.5) / ofDay.length] as const),
    ),
  )
  for (const isOrdinary of [true, false]) {
    const groups = truth.groups.filter((group) => (group.class === 'exact') === isOrdinary)
    const found = groups.flatMap(({ book }) => book.flatMap((id) => shares.get(id) ?? []))
    expect(found.length).toBeGreaterThan(500)
    // Five standard errors of the mean of a uniform deviate.
    expect(Math.abs(mean(found) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / found.length))
  }
})

test('neither classes nor the seed are in the company', () => {
  const seed = 987_654_321
  const { directory } = bankCompany({ seed, lines: 300, difficulty: 3 })
  const [statement = ''] = readdirSync(join(directory, 'statements'))
  const files = ['company.sqlite', join('statements', statement)].map((file) =>
    readFileSync(join(directory, file), 'latin1').toLowerCase(),
  )
  for (const file of files) {
    expect(file).not.toContain(String(seed))
    for (const name of bankClasses.filter((one) => one.includes(' '))) expect(file).not.toContain(name)
  }
})

test('the same seed makes the same company, and another makes another', async () => {
  const options = { lines: 300, difficulty: 2 } as const
  const [one, again, other] = [21, 21, 22].map((seed) => bankCompany({ ...options, seed }))
  const shas = [one, again, other].map(async (made) => made?.company.bank.statements({ account: bankAccount }))
  const [first, second, third] = (await Promise.all(shas)).map((files) => files?.[0]?.sha256)
  expect(first).toBe(second)
  expect(first).not.toBe(third)
  expect(one?.truth.groups).toEqual(again?.truth.groups)
})

test.each([
  [{ lines: 99 }, '100 to 1000000 lines'],
  [{ lines: 200, months: 0 }, '1 to 12 months'],
  [{ lines: 200, first: '2026-13' }, 'no month'],
  [{ lines: 200, format: 'ofx', dialect: 'Dutch' }, 'SGML, XML'],
] as const)('%j cannot be made', (options, message) => {
  expect(() => bankCompany({ seed: 1, difficulty: 1, ...options })).toThrow(message)
})

function formatOf(name: string): keyof typeof dialects {
  return name === 'camt.053' || name === 'mt940' || name === 'ofx' ? name : 'csv'
}

function dialectOf(name: string): Dialect {
  const found = Object.values(dialects)
    .flat()
    .find((dialect) => dialect === name)
  if (found === undefined) throw new Error(`No dialect ${name}`)
  return found
}
