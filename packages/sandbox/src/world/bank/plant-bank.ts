import type { CompanyDatabase } from '../../database/database.ts'
import { drawsOf } from '../../random.ts'
import { addBankAccount, type BankAccount } from '../../records/bank/bank-accounts.ts'
import { addPayouts, bookCardSales, type CardBatch } from '../../records/bank/card-sales.ts'
import { deliverStatement, statementId } from '../../records/bank/deliver-statement.ts'
import { type CalendarMonth, instantOn, monthAfter } from '../../records/bank/months.ts'
import { lineId, type PostingPlace } from '../../records/bank/postings.ts'
import { addReconciliation } from '../../records/bank/reconciliations.ts'
import type { StatementFormat } from '../../records/bank/statements.ts'
import { type Dialect, dialects, isoDay } from '../../records/bank/writing/written.ts'
import { sha256Of } from '../../systems/books/journals.ts'
import { bookedUntil, deliverMonths } from '../../systems/books/nightly.ts'
import { nextNumber, writeSetting } from '../../systems/settings.ts'
import { BankTruthWriter } from '../../truth/bank/bank-truth.ts'
import type { Difficulty } from '../scene.ts'
import { addBookAccounts, euroAccount, shopAccounts } from './book-accounts.ts'
import { broughtForward, type CarriedLine } from './carried.ts'
import { knownPayouts } from './known-payouts.ts'
import { firstCaseOf, MonthSides } from './month-sides.ts'
import { type BankMonth, bankWorld } from './plan-month.ts'
import { PostingBook } from './posting-book.ts'

export interface PlantBankOptions {
  /** Where the truth goes; keep it out of reach of whoever reconciles. */
  truthFile: string
  seed: number
  /** Lines of each month's statement: 100 to 1,000,000. */
  lines: number
  /** 1 clean; 2 with the noise of real life; 3 adversarial. */
  difficulty: Difficulty
  /** How many months, one after the other; by default one, at most 12. */
  months?: number
  /** The first of them; by default October 2026. */
  first?: string
  /** How the bank writes the statements of the euro account; by default as a list. */
  format?: StatementFormat
  dialect?: Dialect
}

const [fewest, most] = [100, 1_000_000]

/** The months that are to be planted. @throws Error where there are none such, or too many or few lines. */
export function monthsOf({ lines, months = 1, first = '2026-10' }: PlantBankOptions): readonly CalendarMonth[] {
  if (!Number.isInteger(lines) || lines < fewest || lines > most)
    throw new Error(`A statement has ${fewest} to ${most} lines, not ${lines}`)
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new Error(`There are 1 to 12 months, not ${months}`)
  return Array.from({ length: months }, (_, index) => monthAfter(first, index))
}

/**
 * Adds accounts at the bank to a company: the euro account with all that happens on one, and those in other currencies that
 * the shop sells in. The shop's payments and refunds of these months are in the books and paid out. The month before the
 * first is filed, with what it carries on; each month begins where the one before it ended.
 */
export function plantBank(database: CompanyDatabase, directory: string, options: PlantBankOptions): void {
  const { format = 'csv', dialect = dialects[format][0] } = options
  if (!dialects[format].some((name) => name === dialect))
    throw new Error(`No bank writes ${format} as ${dialect}; there are ${dialects[format].join(', ')}`)
  const months = monthsOf(options)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return
  addBookAccounts(database)
  addBankAccount(database, euroAccount, { format, dialect })
  new PlantedMonths(database, directory, options, months).plant()
  for (const { account, form } of shopAccounts) {
    addBankAccount(database, account, form)
    const balances = { closingBankMinor: 0, closingBookMinor: 0, adjustedMinor: 0 }
    fileBefore(database, account, first, { ...balances, carried: [] })
    const days = { from: first.first, to: last.last }
    addPayouts(
      database,
      account,
      bookCardSales(database, account, days, () => nextNumber(database, 'posting')),
    )
    deliverMonths(database, directory, account, last.last)
  }
  writeSetting(database, bookedUntil, isoDay(last.last))
}

/** Files the month before the first that is planted. */
function fileBefore(
  database: CompanyDatabase,
  account: BankAccount,
  first: CalendarMonth,
  filed: { closingBankMinor: number; closingBookMinor: number; adjustedMinor: number; carried: PostingPlace[] },
): void {
  const { period } = monthAfter(first.period, -1)
  const workpaper = sha256Of(['brought forward', account.bookAccount, filed.closingBankMinor, filed.closingBookMinor])
  const documents = { workpaper, statements: [], open: [], files: [], at: instantOn(first.first + 2, 9) }
  addReconciliation(database, { account: account.bookAccount, period, ...filed, ...documents })
}

/** The months of the euro account, as they follow each other. */
class PlantedMonths {
  readonly #database: CompanyDatabase
  readonly #directory: string
  readonly #options: PlantBankOptions
  readonly #account = euroAccount
  readonly #months: readonly CalendarMonth[]
  readonly #books: PostingBook
  readonly #truth: BankTruthWriter
  #balanceMinor: number

  constructor(
    database: CompanyDatabase,
    directory: string,
    options: PlantBankOptions,
    months: readonly CalendarMonth[],
  ) {
    const { seed, difficulty, lines } = options
    this.#database = database
    this.#directory = directory
    this.#options = options
    this.#months = months
    this.#books = new PostingBook(database, this.#account.bookAccount)
    this.#balanceMinor = drawsOf(seed, 'bank opening', 0).integer(500_000, 20_000_000)
    const told = months.map((month) => ({
      period: month.period,
      statement: statementId(this.#account, month),
      lines,
    }))
    const account = this.#account.bookAccount
    this.#truth = new BankTruthWriter(options.truthFile, { seed, difficulty, account, months: told })
  }

  plant(): void {
    let carried = this.#begin()
    let owed: readonly CardBatch[] = []
    for (const [slot, month] of this.#months.entries()) {
      const days = { from: month.first, to: month.last }
      const sold = bookCardSales(this.#database, this.#account, days, () => this.#books.nextNumber())
      addPayouts(this.#database, this.#account, sold)
      const batches = [...owed, ...sold]
      const sides = new MonthSides(this.#monthOf(month), slot + 1, carried, knownPayouts(batches, month.last))
      this.#deliver(month, slot, sides)
      const placeOf = this.#books.post(sides.bookLines())
      for (const { bank, book, ...told } of sides.groups(placeOf))
        this.#truth.add({ period: month.period, ...told, bank: [...bank], book: book.map(lineId) })
      carried = [...sides.carriedOn(placeOf)]
      owed = batches.filter(({ payoutDay }) => payoutDay > month.last)
    }
    this.#books.close()
    this.#truth.close()
  }

  #monthOf({ first, last }: CalendarMonth): BankMonth {
    const { seed, difficulty, lines } = this.#options
    return { seed, difficulty, lines, first, last }
  }

  /** The month before the first: what is under way at its end, and its reconciliation. */
  #begin(): readonly CarriedLine[] {
    const [first] = this.#months
    if (!first) return []
    const before = this.#monthOf(monthAfter(first.period, -1))
    const lines = broughtForward(bankWorld(before), firstCaseOf(before, 1), first.last).toSorted(
      (one, other) => one.line.day - other.line.day,
    )
    const earliest = lines[0]?.line.day ?? before.first
    this.#books.bringForward(this.#balanceMinor, Math.min(earliest, before.first) - 1)
    const placeOf = this.#books.post(lines.map(({ line }) => line))
    const carried = lines.map((line, index) => ({ ...line, place: placeOf(index) }))
    const bookMinor = lines.reduce((sum, { line }) => sum + line.minor, this.#balanceMinor)
    fileBefore(this.#database, this.#account, first, {
      closingBankMinor: this.#balanceMinor,
      closingBookMinor: bookMinor,
      adjustedMinor: bookMinor,
      carried: carried.map(({ place }) => place),
    })
    return carried
  }

  #deliver(month: CalendarMonth, slot: number, sides: MonthSides): void {
    const [sequence, openingMinor, lines] = [slot + 1, this.#balanceMinor, sides.bankLines()]
    const closingMinor = openingMinor + sides.turnoverMinor
    deliverStatement(this.#database, this.#directory, this.#account, {
      month,
      sequence,
      openingMinor,
      closingMinor,
      lines,
    })
    this.#balanceMinor = closingMinor
  }
}
