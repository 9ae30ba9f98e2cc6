import { StatementProblem } from './problem.ts'

const threeDigits = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))
const noDigits = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))

/** Digits after the decimal point of a currency (ISO 4217). */
export function digitsOf(currency: string): number {
  if (threeDigits.has(currency)) return 3
  return noDigits.has(currency) ? 0 : 2
}

export interface AmountFormat {
  readonly decimal: '.' | ','
  /** What stands between thousands, if anything may. */
  readonly thousands?: string
}

/**
 * An amount as whole minor units, exactly: `"1.234,5"` in EUR is 123450.
 * @throws StatementProblem where it is none, has more decimals than the currency, or more digits than can be counted.
 */
export function minorOf(
  text: string,
  currency: string,
  format: AmountFormat,
  told: { readonly at: string; readonly field: string },
): number {
  const digits = digitsOf(currency)
  const bare = format.thousands === undefined ? text.trim() : withoutThousands(text.trim(), format)
  const match = /^([+-]?)(\d{1,15})(?:([.,])(\d*))?$/.exec(bare)
  const fraction = (match?.[4] ?? '').replace(/0+$/, '')
  const minor = match ? Number(`${match[2]}${fraction.padEnd(digits, '0')}`) : Number.NaN
  const decimalFits = match?.[3] === undefined || match[3] === format.decimal
  if (!match || !decimalFits || fraction.length > digits || !Number.isSafeInteger(minor))
    throw new StatementProblem('field invalid', {
      ...told,
      found: text,
      expected: `an amount in ${currency} was expected: digits, "${format.decimal}" and at most ${digits} decimals`,
    })
  return match[1] === '-' && minor !== 0 ? -minor : minor
}

/** Thousands are taken out only where they stand in threes: `1,2` is no twelve. */
function withoutThousands(text: string, { decimal, thousands = '' }: AmountFormat): string {
  const [whole = '', ...rest] = text.split(decimal)
  const groups = whole.split(thousands)
  const inThrees = groups.slice(1).every((group) => /^\d{3}$/.test(group))
  return inThrees ? [groups.join(''), ...rest].join(decimal) : text
}
