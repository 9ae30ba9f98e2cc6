import { minorOf } from '../amounts.ts'
import type { Day, LineKind } from '../bank-line.ts'
import { dayOf, parseDay } from '../days.ts'
import { StatementProblem } from '../problem.ts'

/** What field :61: of an MT940 statement says of a line. */
export interface Transaction {
  readonly value: Day
  readonly booked: Day
  readonly minor: number
  readonly reversal: boolean
  readonly kind: LineKind
  readonly reference: string
  readonly bankReference: string
  readonly chargesMinor: number
  readonly original: string
}

const pattern =
  /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d{1,15},\d{0,3})([NFS][A-Z0-9]{3})([^/]*(?:\/(?!\/)[^/]*)*)(?:\/\/(.*))?$/

/**
 * A line, with its sign: RC takes back a credit and is money out, RD takes back a debit and is money in.
 * @throws StatementProblem
 */
export function transactionOf(field: string, currency: string, at: string): Transaction {
  const [first = '', ...details] = field.split('\n')
  const match = pattern.exec(first.trimEnd())
  if (!match)
    throw new StatementProblem('field invalid', {
      at,
      field: ':61:',
      found: first,
      expected: 'value date, mark (C, D, RC or RD), amount with a comma, type and reference were expected',
    })
  const [, valueText = '', entry, mark = '', , amount = '', type = '', reference = '', bankReference = ''] = match
  const value = parseDay(valueText, 'ymd', { at, field: ':61: value date' })
  const units = minorOf(amount, currency, { decimal: ',' }, { at, field: ':61: amount' })
  const isIn = mark === 'C' || mark === 'RD'
  return {
    value,
    booked: entry === undefined ? value : entryDay(entry, value, at),
    minor: isIn || units === 0 ? units : -units,
    reversal: mark.startsWith('R'),
    kind: kindOf(type.slice(1), mark.startsWith('R')),
    reference: meant(reference),
    bankReference: meant(bankReference),
    ...supplementOf(details.join(''), currency, at),
  }
}

/**
 * What stands in the second line of the field: what was paid in another currency, and what was kept back, as in
 * `/OCMT/USD120,00//CHGS/EUR8,39/`.
 */
function supplementOf(
  details: string,
  currency: string,
  at: string,
): { readonly chargesMinor: number; readonly original: string } {
  const amounts = new Map(
    [...details.matchAll(/\/(OCMT|CHGS)\/([A-Z]{3})(\d{1,15},\d{0,3})/g)].map(
      ([, code, of = '', amount = '']) => [code, { of, amount }] as const,
    ),
  )
  const [paid, charges] = [amounts.get('OCMT'), amounts.get('CHGS')]
  const told = { at, field: ':61: charges' }
  return {
    chargesMinor: charges?.of === currency ? minorOf(charges.amount, currency, { decimal: ',' }, told) : 0,
    original:
      paid === undefined || paid.of === currency ? '' : `${paid.amount.replace(/,$/, '').replace(',', '.')} ${paid.of}`,
  }
}

/** The entry date has no year: it is the one that brings it nearest to the value date. */
function entryDay(entry: string, value: Day, at: string): Day {
  const [month, date] = [Number(entry.slice(0, 2)), Number(entry.slice(2))]
  const year = new Date(value * 86_400_000).getUTCFullYear()
  const days = [year - 1, year, year + 1].flatMap((one) => dayOf(one, month, date) ?? [])
  const [nearest] = days.toSorted((one, other) => Math.abs(one - value) - Math.abs(other - value))
  if (nearest === undefined)
    throw new StatementProblem('field invalid', {
      at,
      field: ':61: entry date',
      found: entry,
      expected: 'MMDD was expected',
    })
  return nearest
}

function kindOf(type: string, reversal: boolean): LineKind {
  if (reversal || type === 'RTI' || type === 'RET') return 'return'
  if (type === 'CHK') return 'cheque'
  if (type === 'CHG' || type === 'COM') return 'fee'
  if (type === 'INT') return 'interest'
  return type === 'TRF' || type === 'DDT' || type === 'STO' ? 'payment' : 'other'
}

/** Banks write NONREF where there is none. */
function meant(reference: string): string {
  const bare = reference.trim()
  return bare === 'NONREF' ? '' : bare
}
