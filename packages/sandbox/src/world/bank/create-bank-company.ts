import { createHash } from 'node:crypto'
import type { CompanyDatabase } from '../../database/database.ts'
import { drawsOf, permutedNumber } from '../../random.ts'
import type { BankAccount } from '../../records/bank/bank-accounts.ts'
import { addReconciliation } from '../../records/bank/reconciliations.ts'
import { addStatement, type StatementFormat } from '../../records/bank/statements.ts'
import { lineId } from '../../records/bank/postings.ts'
import { BankTruthWriter } from '../../truth/bank/bank-truth.ts'
import { createEmptyCompany } from '../create-empty-company.ts'
import type { Difficulty } from '../scene.ts'
import { addAccounts, euroAccount } from './book-accounts.ts'
import { broughtForward, type CarriedLine } from './carried.ts'
import { type CalendarMonth, instantOn, monthAfter } from './months.ts'
import { firstCaseOf, MonthSides } from './month-sides.ts'
import { type BankMonth, bankWorld } from './plan-month.ts'
import { PostingBook } from './posting-book.ts'
import { type Dialect, isoDay, plainDay } from './writing/written.ts'
import { writeStatement } from './writing/write-statement.ts'

export interface CreateBankCompanyOptions {
  directory: string
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
  /** How the bank writes its statements; by default as a list. */
  format?: StatementFormat
  dialect?: Dialect
}

const [fewest, most] = [100, 1_000_000]

/**
 * Creates a company whose bank account is to be reconciled, and writes what belongs together to the truth file. The month
 * before the first is filed, with what it carries on; each month begins where the one before it ended.
 */
export function createBankCompany(options: CreateBankCompanyOptions): void {
  const { lines, months = 1, first = '2026-10' } = options
  if (!Number.isInteger(lines) || lines < fewest || lines > most)
    throw new Error(`A statement has ${fewest} to ${most} lines, not ${lines}`)
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new Error(`There are 1 to 12 months, not ${months}`)
  const calendar = Array.from({ length: months }, (_, index) => monthAfter(first, index))
  const last = calendar.at(-1) ?? monthAfter(first, 0)
  const database = createEmptyCompany({ directory: options.directory, asOf: instantOn(last.last + 2, 8) })
  try {
    database.transaction(() => {
      addAccounts(database, [euroAccount])
      new BankYear(database, options, euroAccount, calendar).create()
    })
  } finally {
    database.close()
  }
}

/** The months of one account, as they follow each other. */
class BankYear {
  readonly #database: CompanyDatabase
  readonly #options: CreateBankCompanyOptions
  readonly #account: BankAccount
  readonly #calendar: readonly CalendarMonth[]
  readonly #books: PostingBook
  readonly #truth: BankTruthWriter
  #balanceMinor: number

  constructor(
    database: CompanyDatabase,
    options: CreateBankCompanyOptions,
    account: BankAccount,
    calendar: readonly CalendarMonth[],
  ) {
    const { seed, difficulty, lines } = options
    this.#database = database
    this.#options = options
    this.#account = account
    this.#calendar = calendar
    this.#books = new PostingBook(database, account.bookAccount)
    this.#balanceMinor = drawsOf(seed, 'bank opening', 0).integer(500_000, 20_000_000)
    const months = calendar.map(({ period }, slot) => ({ period, statement: this.#statementId(slot), lines }))
    this.#truth = new BankTruthWriter(options.truthFile, { seed, difficulty, account: account.bookAccount, months })
  }

  create(): void {
    let carried = this.#begin()
    for (const [slot, month] of this.#calendar.entries()) {
      const sides = new MonthSides(this.#monthOf(month), slot + 1, carried)
      this.#write(month, slot, sides)
      const placeOf = this.#books.post(sides.bookLines())
      for (const { bank, book, ...told } of sides.groups(placeOf))
        this.#truth.add({ period: month.period, ...told, bank: [...bank], book: book.map(lineId) })
      carried = [...sides.carriedOn(placeOf)]
    }
    this.#books.close()
    this.#truth.close()
  }

  #monthOf({ first, last }: CalendarMonth): BankMonth {
    const { seed, difficulty, lines } = this.#options
    return { seed, difficulty, lines, first, last }
  }

  #statementId(slot: number): string {
    return `STM-${permutedNumber(this.#options.seed, 'STM', slot)}`
  }

  /** The month before the first: what is under way at its end, and its reconciliation. */
  #begin(): readonly CarriedLine[] {
    const { first = '2026-10' } = this.#options
    const [before, next] = [this.#monthOf(monthAfter(first, -1)), this.#monthOf(monthAfter(first, 0))]
    const lines = broughtForward(bankWorld(before), firstCaseOf(before, 1), next.last).toSorted(
      (one, other) => one.line.day - other.line.day,
    )
    const earliest = lines[0]?.line.day ?? before.first
    this.#books.bringForward(this.#balanceMinor, Math.min(earliest, before.first) - 1)
    const placeOf = this.#books.post(lines.map(({ line }) => line))
    const carried = lines.map((line, index) => ({ ...line, place: placeOf(index) }))
    const bookMinor = lines.reduce((sum, { line }) => sum + line.minor, this.#balanceMinor)
    addReconciliation(this.#database, {
      account: this.#account.bookAccount,
      period: monthAfter(first, -1).period,
      workpaper: createHash('sha256').update(`brought forward ${this.#balanceMinor} ${bookMinor}`).digest('hex'),
      statements: [],
      closingBankMinor: this.#balanceMinor,
      closingBookMinor: bookMinor,
      adjustedMinor: bookMinor,
      carried: carried.map(({ place }) => place),
      open: [],
      files: [],
      at: instantOn(next.first + 2, 9),
    })
    return carried
  }

  #write({ first, last }: CalendarMonth, slot: number, sides: MonthSides): void {
    const { directory, format = 'csv', dialect } = this.#options
    const { id: account, iban, currency } = this.#account
    const openingMinor = this.#balanceMinor
    const closingMinor = openingMinor + sides.turnoverMinor
    const id = this.#statementId(slot)
    const sequence = slot + 1
    const lines = numbered(sides.bankLines())
    const head = { id, iban, currency, sequence, first, last, openingMinor, closingMinor, lines }
    const written = writeStatement(directory, head, { format, dialect })
    addStatement(this.#database, {
      id,
      account,
      format,
      sequence,
      openingMinor,
      closingMinor,
      ...written,
      from: isoDay(first),
      to: isoDay(last),
      deliveredAt: instantOn(last + 1, 5),
    })
    this.#balanceMinor = closingMinor
  }
}

/** The bank numbers its lines within the day. */
function* numbered<Line extends { readonly day: number }>(
  lines: Iterable<Line>,
): Generator<Line & { readonly bankReference: string }> {
  let [day, number, date] = [0, 0, '']
  for (const line of lines) {
    number = line.day === day ? number + 1 : 1
    if (line.day !== day) date = plainDay(line.day).slice(2)
    day = line.day
    yield { ...line, bankReference: `${date}${String(number).padStart(7, '0')}` }
  }
}
