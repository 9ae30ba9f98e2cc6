import { minorOf } from '../amounts.ts'
import type { Balance, BankLine, LineKind } from '../bank-line.ts'
import { lineKinds } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { refuseTooLong } from '../field-length.ts'
import { StatementProblem } from '../problem.ts'
import { amountText } from '../statement.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import type { CsvFormat } from './csv-format.ts'

/** What a list does not say of itself. */
export interface CsvGiven {
  readonly account?: string
  readonly currency?: string
  /** Where the list has no balances. */
  readonly balances?: { readonly opening: Balance; readonly closing: Balance }
}

interface Row {
  readonly line: BankLine
  readonly balance: number | undefined
  readonly at: string
}

/** The rows of a list, oldest first or newest first: the balances beside them tell which. */
export class CsvRows {
  readonly #format: CsvFormat
  readonly #builder: StatementBuilder
  readonly #given: CsvGiven
  readonly #indexes: ReadonlyMap<string, number>
  readonly #rows: Row[] = []
  #account = ''
  #currency = ''

  constructor(format: CsvFormat, head: readonly string[], builder: StatementBuilder, given: CsvGiven) {
    this.#format = format
    this.#builder = builder
    this.#given = given
    this.#indexes = new Map(head.map((name, index) => [name.trim(), index]))
  }

  take(record: readonly string[], number: number): void {
    const at = `line ${number}`
    const { columns, days, amounts } = this.#format
    const cell = (name: string | undefined): string => {
      const text = name === undefined ? '' : (record[this.#indexes.get(name) ?? -1] ?? '').trim()
      refuseTooLong(text.length, { at, field: name ?? '' })
      return text
    }
    if (record.length < this.#indexes.size && record.every((text) => text.trim() === '')) return
    const account = cell(columns.account) || this.#given.account
    const currency = cell(columns.currency) || this.#given.currency
    if (account === undefined) throw notGiven('account', at)
    if (currency === undefined) throw notGiven('currency', at)
    if (this.#rows.length > 0 && account !== this.#account)
      throw new StatementProblem('wrong account', {
        at,
        field: columns.account ?? '',
        found: account,
        expected: `${this.#account} was expected, as in the rows before`,
      })
    if (this.#rows.length > 0 && currency !== this.#currency)
      throw new StatementProblem('wrong currency', {
        at,
        field: columns.currency ?? '',
        found: currency,
        expected: `${this.#currency} was expected, as in the rows before`,
      })
    this.#account = account
    this.#currency = currency
    const booked = parseDay(cell(columns.booked), days, { at, field: columns.booked })
    const value = cell(columns.value)
    const amount = (name: string, text: string) => minorOf(text, currency, amounts, { at, field: name })
    const balance = cell(columns.balance)
    const charges = cell(columns.charges)
    const kind = kindOf(cell(columns.kind), cell(columns.cheque))
    this.#rows.push({
      at,
      balance: balance === '' || columns.balance === undefined ? undefined : amount(columns.balance, balance),
      line: {
        booked,
        value:
          value === '' || columns.value === undefined ? booked : parseDay(value, days, { at, field: columns.value }),
        minor: this.#amountOf(cell, amount, at),
        kind,
        reversal: kind === 'return',
        reference: cell(columns.reference),
        bankReference: cell(columns.bankReference),
        cheque: cell(columns.cheque),
        party: cell(columns.party),
        text: columns.text.map(cell).join(' '),
        chargesMinor: charges === '' || columns.charges === undefined ? 0 : amount(columns.charges, charges),
        original: cell(columns.original),
      },
    })
  }

  /** @throws StatementProblem where the balances beside the rows do not follow from each other. */
  end(): void {
    const first = this.#rows[0]
    const last = this.#rows.at(-1)
    if (!first || !last) throw new StatementProblem('cut off', { expected: 'there is no row under the head' })
    const rows = isNewestFirst(this.#rows) ? this.#rows.toReversed() : this.#rows
    const { opening, closing } = this.#given.balances ?? balancesOf(rows)
    if (!this.#given.balances) refuseGaps(rows, this.#currency)
    this.#builder.open({ account: this.#account, currency: this.#currency, number: '', opening }, first.at)
    for (const { line } of rows) this.#builder.add(line)
    this.#builder.close(closing)
  }

  #amountOf(cell: (name: string) => string, amount: (name: string, text: string) => number, at: string): number {
    const { columns } = this.#format
    if (typeof columns.amount === 'string') return amount(columns.amount, cell(columns.amount))
    const { in: incoming, out } = columns.amount
    const [credit, debit] = [cell(incoming), cell(out)]
    if ((credit === '') === (debit === ''))
      throw new StatementProblem('field invalid', {
        at,
        field: `${incoming}, ${out}`,
        expected: 'an amount in one of them was expected',
      })
    // Some banks write money out with a minus even in its own column.
    return credit === '' ? -Math.abs(amount(out, debit)) : amount(incoming, credit)
  }
}

function notGiven(field: string, at: string): StatementProblem {
  return new StatementProblem('field missing', {
    at,
    field,
    expected: `the list has no column for it; say which ${field} it is of`,
  })
}

function isNewestFirst(rows: readonly Row[]): boolean {
  const [first, second] = rows
  const last = rows.at(-1)
  if (!first || !second || !last) return false
  if (first.balance !== undefined && second.balance !== undefined)
    return first.balance - first.line.minor === second.balance && second.balance - second.line.minor !== first.balance
  return first.line.booked > last.line.booked
}

function balancesOf(rows: readonly Row[]): { readonly opening: Balance; readonly closing: Balance } {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first?.balance === undefined || last?.balance === undefined)
    throw new StatementProblem('field missing', {
      field: 'balance',
      expected: 'the list has no balances; give the opening and the closing balance',
    })
  return {
    opening: { day: first.line.booked, minor: first.balance - first.line.minor },
    closing: { day: last.line.booked, minor: last.balance },
  }
}

function refuseGaps(rows: readonly Row[], currency: string): void {
  let before: number | undefined
  for (const { balance, line, at } of rows) {
    if (before !== undefined && balance !== undefined && before + line.minor !== balance)
      throw new StatementProblem('does not add up', {
        at,
        field: 'balance',
        found: amountText(balance, currency),
        expected: `the balance before and this amount come to ${amountText(before + line.minor, currency)}; a row is missing or changed`,
      })
    before = balance ?? (before === undefined ? undefined : before + line.minor)
  }
}

/** What banks write of a line, by words that stand in it. */
const kindWords: readonly (readonly [RegExp, LineKind])[] = [
  [/entgelt|gebühr|gebuehr|\bfees?\b|charge/i, 'fee'],
  [/zinsen|interest/i, 'interest'],
  [/rücklast|ruecklast|rückgabe|returned|reversal/i, 'return'],
  [/scheck|cheque|check paid/i, 'cheque'],
]

function kindOf(text: string, cheque: string): LineKind {
  const named = lineKinds.find((kind) => kind === text)
  const told = kindWords.find(([words]) => words.test(text))
  return named ?? told?.[1] ?? (cheque === '' ? 'payment' : 'cheque')
}
