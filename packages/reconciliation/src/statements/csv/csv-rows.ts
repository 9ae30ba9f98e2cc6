import { minorOf } from '../amounts.ts'
import type { Balance, LineKind } from '../bank-line.ts'
import { lineKinds } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { refuseTooLong } from '../field-length.ts'
import { StatementProblem } from '../problem.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import { PassedRows, type Row } from './passed-rows.ts'
import type { CsvFormat } from './csv-format.ts'

/** What a list does not say of itself. */
export interface CsvGiven {
  readonly account?: string
  readonly currency?: string
  /** Where the list has no balances. */
  readonly balances?: { readonly opening: Balance; readonly closing: Balance }
}

/**
 * The rows of a list, oldest first or newest first: the balances beside them tell which. Where the first two tell that they
 * are the oldest, lines are passed on as they come; otherwise they are kept to the end.
 */
export class CsvRows {
  readonly #format: CsvFormat
  readonly #builder: StatementBuilder
  readonly #given: CsvGiven
  readonly #indexes: ReadonlyMap<string, number>
  readonly #waiting: Row[] = []
  #passing: PassedRows | undefined
  #count = 0
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
    if (this.#count > 0 && account !== this.#account)
      throw new StatementProblem('wrong account', {
        at,
        field: columns.account ?? '',
        found: account,
        expected: `${this.#account} was expected, as in the rows before`,
      })
    if (this.#count > 0 && currency !== this.#currency)
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
    this.#count += 1
    this.#put({
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
    if (!this.#passing) {
      const rows = isNewestFirst(this.#waiting) ? this.#waiting.toReversed() : this.#waiting
      if (rows.length === 0) throw new StatementProblem('cut off', { expected: 'there is no row under the head' })
      this.#pass(rows)
    }
    this.#passing?.end()
  }

  #put(row: Row): void {
    if (this.#passing) return this.#passing.take(row)
    this.#waiting.push(row)
    const [first, second] = this.#waiting
    if (first && second && this.#waiting.length === 2 && follows(first, second) && !follows(second, first))
      this.#pass(this.#waiting.splice(0))
  }

  #pass(rows: readonly Row[]): void {
    const { balances } = this.#given
    this.#passing = new PassedRows(this.#builder, this.#account, this.#currency, balances)
    for (const row of rows) this.#passing.take(row)
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

/** Whether the balance beside a row follows from the one beside another and its own amount. */
function follows(before: Row, row: Row): boolean {
  return before.balance !== undefined && row.balance !== undefined && row.balance - row.line.minor === before.balance
}

function isNewestFirst(rows: readonly Row[]): boolean {
  const [first, second] = rows
  const last = rows.at(-1)
  if (!first || !second || !last) return false
  if (first.balance !== undefined && second.balance !== undefined)
    return follows(second, first) && !follows(first, second)
  return first.line.booked > last.line.booked
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
