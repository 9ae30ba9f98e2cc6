import { digitsOf, minorOf } from '../amounts.ts'
import type { LineKind } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { StatementProblem } from '../problem.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import { ofxTags, type Tag } from './tags.ts'

type Fields = Map<string, string>

/** Reads OFX: SGML of version 1, whose fields are not closed, and XML of version 2. */
export async function readOfx(
  chunks: AsyncIterable<string> | Iterable<string>,
  builder: StatementBuilder,
): Promise<void> {
  const reading = new Reading(builder)
  for await (const tag of ofxTags(chunks)) reading.take(tag)
  reading.end()
}

class Reading {
  readonly #builder: StatementBuilder
  #statement: Fields = new Map()
  /** Of the aggregate that is open: a line, or the balance. */
  #fields: Fields | undefined
  #began = ''
  #seen = new Set<string>()
  #ended = false
  #inAvailable = false

  constructor(builder: StatementBuilder) {
    this.#builder = builder
  }

  take({ name, closing, text, at }: Tag): void {
    if (name === 'OFX' && closing) this.#ended = true
    else if (name === 'AVAILBAL') this.#inAvailable = !closing
    else if (name === 'STMTTRN' || name === 'LEDGERBAL') {
      if (closing) this.#ends(name, at)
      else this.#begins(name, at)
    } else if (name === 'ORIGCURRENCY' && !closing) this.#fields?.set(name, 'given')
    else if (!closing && text !== '' && !this.#inAvailable) this.#set(name, text, at)
  }

  end(): void {
    if (!this.#ended)
      throw new StatementProblem('cut off', {
        field: '</OFX>',
        expected: 'the file ends before it; fetch it again from the bank',
      })
  }

  #set(name: string, text: string, at: string): void {
    if (onceOnly.has(name) && this.#fields?.has(name)) throw this.#unended(name, at)
    const fields = this.#fields ?? this.#statement
    fields.set(name, text)
  }

  #begins(name: string, at: string): void {
    if (this.#fields) throw this.#unended(name, at)
    this.#open(at)
    this.#fields = new Map()
    this.#began = name
  }

  #ends(name: string, at: string): void {
    const fields = this.#fields
    if (!fields || this.#began !== name)
      throw new StatementProblem('field missing', {
        at,
        field: `<${name}>`,
        expected: 'what ends here has no beginning; fetch the file again from the bank',
      })
    this.#fields = undefined
    if (name === 'STMTTRN') this.#line(fields, at)
    else this.#close(fields, at)
  }

  #unended(field: string, at: string): StatementProblem {
    const expected = `the ${this.#began} before it has no end; fetch the file again from the bank`
    return new StatementProblem('cut off', { at, field, expected })
  }

  #open(at: string): void {
    if (this.#builder.isOpen) return
    const account = neededOf(this.#statement, 'ACCTID', at)
    const currency = neededOf(this.#statement, 'CURDEF', at)
    this.#builder.open({ account, currency, number: '', opening: undefined }, at)
  }

  #line(fields: Fields, at: string): void {
    const bankReference = neededOf(fields, 'FITID', at)
    if (this.#seen.has(bankReference))
      throw new StatementProblem('taken before', {
        at,
        field: 'FITID',
        found: bankReference,
        expected: 'each line of an account has its own; fetch the file again from the bank',
      })
    this.#seen.add(bankReference)
    const booked = parseDay(neededOf(fields, 'DTPOSTED', at), 'ymd', { at, field: 'DTPOSTED' })
    const value = fields.get('DTAVAIL')
    const type = fields.get('TRNTYPE') ?? ''
    const minor = amountOf(neededOf(fields, 'TRNAMT', at), this.#builder.currency, { at, field: 'TRNAMT' })
    this.#builder.add({
      booked,
      value: value === undefined ? booked : parseDay(value, 'ymd', { at, field: 'DTAVAIL' }),
      minor,
      kind: fields.has('CORRECTFITID') ? 'return' : (kinds.get(type) ?? 'other'),
      reversal: fields.has('CORRECTFITID'),
      reference: fields.get('REFNUM') ?? '',
      bankReference,
      cheque: fields.get('CHECKNUM')?.replace(/^0+/, '') ?? '',
      party: fields.get('NAME') ?? '',
      text: fields.get('MEMO') ?? '',
      chargesMinor: 0,
      original: originalOf(fields, minor, this.#builder.currency),
    })
  }

  #close(fields: Fields, at: string): void {
    const day = parseDay(neededOf(fields, 'DTASOF', at), 'ymd', { at, field: 'DTASOF' })
    const end = this.#statement.get('DTEND')
    if (end !== undefined && parseDay(end, 'ymd', { at, field: 'DTEND' }) < day)
      throw new StatementProblem('does not add up', {
        at,
        field: 'LEDGERBAL',
        expected:
          'the balance is of a later day than the lines; fetch the file with the end of its period today, or in another format',
      })
    const minor = amountOf(neededOf(fields, 'BALAMT', at), this.#builder.currency, { at, field: 'BALAMT' })
    this.#builder.close({ day, minor })
    this.#statement = new Map()
    this.#seen = new Set()
  }
}

/** Another one is of the next line, or of the balance. */
const onceOnly: ReadonlySet<string> = new Set(['TRNAMT', 'FITID', 'DTPOSTED', 'BALAMT', 'DTASOF'])

const kinds: ReadonlyMap<string, LineKind> = new Map([
  ...['FEE', 'SRVCHG'].map((type) => [type, 'fee'] as const),
  ...['CREDIT', 'DEBIT', 'PAYMENT', 'DIRECTDEP', 'DIRECTDEBIT', 'XFER'].map((type) => [type, 'payment'] as const),
  ['INT', 'interest'],
  ['CHECK', 'cheque'],
])

/** What was paid in another currency: the amount is in the account's own, at a rate that is said. */
function originalOf(fields: Fields, minor: number, currency: string): string {
  const [symbol, rate] = [fields.get('CURSYM'), Number(fields.get('CURRATE')?.replace(',', '.'))]
  if (!fields.has('ORIGCURRENCY') || symbol === undefined || !(rate > 0)) return ''
  return `${(Math.abs(minor) / 10 ** digitsOf(currency) / rate).toFixed(2)} ${symbol}`
}

/** Banks of some countries write the comma for the decimal point. */
function amountOf(text: string, currency: string, told: { readonly at: string; readonly field: string }): number {
  return minorOf(text, currency, { decimal: text.includes(',') ? ',' : '.' }, told)
}

function neededOf(fields: Fields, name: string, at: string): string {
  const text = fields.get(name)
  if (text === undefined)
    throw new StatementProblem('field missing', {
      at,
      field: name,
      expected: 'every OFX file has it; fetch the file again from the bank',
    })
  return text
}
