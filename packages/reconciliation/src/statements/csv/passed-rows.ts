import type { Balance, BankLine } from '../bank-line.ts'
import { StatementProblem } from '../problem.ts'
import { amountText } from '../statement.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import type { CsvGiven } from './csv-rows.ts'

export interface Row {
  readonly line: BankLine
  readonly balance: number | undefined
  readonly at: string
}

/** Rows on their way to a statement, oldest first; each balance has to follow from the one before. */
export class PassedRows {
  readonly #builder: StatementBuilder
  readonly #account: string
  readonly #currency: string
  readonly #given: CsvGiven['balances']
  #before: number | undefined
  #last: Row | undefined

  constructor(builder: StatementBuilder, account: string, currency: string, given: CsvGiven['balances']) {
    this.#builder = builder
    this.#account = account
    this.#currency = currency
    this.#given = given
  }

  take(row: Row): void {
    const { line, at } = row
    if (!this.#last)
      this.#builder.open(
        { account: this.#account, currency: this.#currency, number: '', opening: this.#openingOf(row) },
        at,
      )
    if (!this.#given) this.#refuseGap(row)
    this.#builder.add(line)
    this.#last = row
  }

  end(): void {
    if (this.#last) this.#builder.close(this.#closingOf(this.#last))
  }

  #openingOf({ balance, line }: Row): Balance {
    if (this.#given) return this.#given.opening
    if (balance === undefined) throw noBalances()
    return { day: line.booked, minor: balance - line.minor }
  }

  #closingOf({ balance, line }: Row): Balance {
    if (this.#given) return this.#given.closing
    if (balance === undefined) throw noBalances()
    return { day: line.booked, minor: balance }
  }

  #refuseGap({ balance, line, at }: Row): void {
    const expected = this.#before === undefined ? undefined : this.#before + line.minor
    if (expected !== undefined && balance !== undefined && expected !== balance)
      throw new StatementProblem('does not add up', {
        at,
        field: 'balance',
        found: amountText(balance, this.#currency),
        expected: `the balance before and this amount come to ${amountText(expected, this.#currency)}; a row is missing or changed`,
      })
    this.#before = balance ?? expected
  }
}

function noBalances(): StatementProblem {
  return new StatementProblem('field missing', {
    field: 'balance',
    expected: 'the list has no balances; give the opening and the closing balance',
  })
}
