import { minorOf } from '../amounts.ts'
import type { Balance } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { refuseTooLong } from '../field-length.ts'
import { StatementProblem } from '../problem.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import { textLines } from '../text-lines.ts'
import { transactionOf, type Transaction } from './field-61.ts'
import { informationOf } from './field-86.ts'

/** Fields that are read; all others are passed over. */
const fieldPattern = /^:(\d{2}[A-Z]?):(.*)$/s

/** Reads MT940, in a SWIFT envelope or without. */
export async function readMt940(
  chunks: AsyncIterable<string> | Iterable<string>,
  builder: StatementBuilder,
): Promise<void> {
  const reading = new Reading(builder)
  let field: { code: string; value: string; at: string } | undefined
  for await (const [number, line] of textLines(chunks)) {
    const bare = line.replace(/^\{1:.*\{4:/, '')
    const match = fieldPattern.exec(bare)
    if (match) {
      if (field) reading.take(field)
      field = { code: match[1] ?? '', value: match[2] ?? '', at: `line ${number}` }
    } else if (/^-\}?/.test(bare) && bare.length <= 3) {
      if (field) reading.take(field)
      field = undefined
    } else if (field && bare !== '') {
      field.value += `\n${bare}`
      refuseTooLong(field.value.length, { at: field.at, field: `:${field.code}:` })
    }
  }
  if (field) reading.take(field)
  reading.takeLine('')
}

class Reading {
  readonly #builder: StatementBuilder
  #account = ''
  #number = ''
  #line: Transaction | undefined

  constructor(builder: StatementBuilder) {
    this.#builder = builder
  }

  take({ code, value, at }: { readonly code: string; readonly value: string; readonly at: string }): void {
    const [first = ''] = value.split('\n')
    switch (code) {
      case '25':
        this.#account = first.trim()
        return
      case '28C':
      case '28':
        this.#number = first.trim()
        return
      case '60F':
      case '60M': {
        const { currency, balance } = balanceOf(first, at, `:${code}:`)
        this.#builder.open({ account: this.#account, currency, number: this.#number, opening: balance }, at)
        return
      }
      case '61':
        this.takeLine('')
        this.#refuseUnopened(at)
        this.#line = transactionOf(value, this.#builder.currency, at)
        return
      case '86':
        this.takeLine(value.replaceAll('\n', ''))
        return
      case '62F':
      case '62M': {
        this.takeLine('')
        this.#refuseUnopened(at)
        const { currency, balance } = balanceOf(first, at, `:${code}:`)
        if (currency !== this.#builder.currency)
          throw new StatementProblem('wrong currency', {
            at,
            field: `:${code}:`,
            found: currency,
            expected: `${this.#builder.currency} was expected`,
          })
        this.#builder.close(balance)
        return
      }
    }
  }

  #refuseUnopened(at: string): void {
    if (this.#builder.isOpen) return
    throw new StatementProblem('field missing', {
      at,
      field: ':60F:',
      expected: 'an opening balance was expected before the first line',
    })
  }

  /** A line is complete once what is written about it has come, or something else. */
  takeLine(information: string): void {
    if (!this.#line) return
    const { reference, ...line } = this.#line
    const told = informationOf(information)
    const cheque = line.kind === 'cheque' ? digitsOf(reference) : ''
    this.#builder.add({
      ...line,
      reference: told.reference === '' || told.reference === 'NOTPROVIDED' ? reference : told.reference,
      cheque,
      party: told.party,
      text: told.text,
    })
    this.#line = undefined
  }
}

function digitsOf(reference: string): string {
  return /\d+/.exec(reference)?.[0] ?? ''
}

/** `C261031EUR12140,30`. */
function balanceOf(text: string, at: string, field: string): { readonly currency: string; readonly balance: Balance } {
  const match = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/.exec(text.trim())
  if (!match)
    throw new StatementProblem('field invalid', {
      at,
      field,
      found: text,
      expected: 'mark, date, currency and amount were expected, as in C261031EUR12140,30',
    })
  const [, mark, date = '', currency = '', amount = ''] = match
  const minor = minorOf(amount, currency, { decimal: ',' }, { at, field })
  return {
    currency,
    balance: { day: parseDay(date, 'ymd', { at, field }), minor: mark === 'C' || minor === 0 ? minor : -minor },
  }
}
