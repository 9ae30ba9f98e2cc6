import { StatementProblem } from './problem.ts'

/** Digits after the decimal point of currencies that have other than two (ISO 4217). */
const minorDigits: Readonly<Record<string, number>> = {
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0 },
  ...{ PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0 },
}

/** Digits after the decimal point of a currency. */
export function digitsOf(currency: string): number {
  return minorDigits[currency] ?? 2
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
