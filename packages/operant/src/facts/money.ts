import { z } from 'zod'
import { closedType } from './marks.ts'

const minorDigits: Readonly<Record<string, number>> = { BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 }
const noMinorDigits = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
])

/** Digits after the decimal point of a currency (ISO 4217): 2 for most, 0 for JPY, 3 for KWD. */
function digitsOf(currency: string): number {
  return noMinorDigits.has(currency) ? 0 : (minorDigits[currency] ?? 2)
}

/** Thrown for text that is not an amount, or for arithmetic over two currencies. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError'
}

/** An exact amount: an integer of minor units and an ISO 4217 currency. Immutable. */
export class Money {
  /** Minor units: pence, cents, yen. */
  readonly minor: bigint
  readonly currency: string

  private constructor(minor: bigint, currency: string) {
    this.minor = minor
    this.currency = currency
  }

  /** `Money.of('89.50', 'GBP')`. Refuses floats, exponents, separators and too many decimals. */
  static of(amount: string, currency: string): Money {
    if (!/^[A-Z]{3}$/.test(currency))
      throw new MoneyError(`"${currency}" is not a currency; expected three capital letters such as GBP`)
    const digits = digitsOf(currency)
    const match = /^(-?)(\d{1,18})(?:\.(\d+))?$/.exec(amount)
    const fraction = match?.[3] ?? ''
    if (!match || fraction.length > digits) {
      throw new MoneyError(
        `"${amount}" is not an amount in ${currency}; expected digits with at most ${digits} decimals, such as ${digits === 0 ? '120' : `89.${'5'.padEnd(digits, '0')}`}`,
      )
    }
    const minor = BigInt(`${match[2]}${fraction.padEnd(digits, '0')}`)
    return new Money(match[1] === '-' ? -minor : minor, currency)
  }

  /** `Money.parse('89.50 GBP')`. */
  static parse(text: string): Money {
    const parts = text.trim().split(/\s+/)
    if (parts.length !== 2)
      throw new MoneyError(`"${text}" is not money; expected an amount and a currency, such as 89.50 GBP`)
    return Money.of(parts[0] ?? '', parts[1] ?? '')
  }

  static ofMinor(minor: bigint, currency: string): Money {
    return Money.of('0', currency).plusMinor(minor)
  }

  plus(other: Money): Money {
    return this.plusMinor(other.in(this.currency))
  }

  minus(other: Money): Money {
    return this.plusMinor(-other.in(this.currency))
  }

  /** Multiplies by a whole number. */
  times(factor: number): Money {
    if (!Number.isSafeInteger(factor)) throw new MoneyError(`money is multiplied by whole numbers only, not ${factor}`)
    return new Money(this.minor * BigInt(factor), this.currency)
  }

  /** Negative, zero or positive, as this is less than, equal to or more than `other`. */
  compare(other: Money): number {
    const difference = this.minor - other.in(this.currency)
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor
  }

  get amount(): string {
    const digits = digitsOf(this.currency)
    const text = (this.minor < 0n ? -this.minor : this.minor).toString().padStart(digits + 1, '0')
    const whole = text.slice(0, text.length - digits)
    return `${this.minor < 0n ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`
  }

  toString(): string {
    return `${this.amount} ${this.currency}`
  }

  toJSON(): { amount: string; currency: string } {
    return { amount: this.amount, currency: this.currency }
  }

  private plusMinor(minor: bigint): Money {
    return new Money(this.minor + minor, this.currency)
  }

  private in(currency: string): bigint {
    if (this.currency !== currency)
      throw new MoneyError(`cannot combine ${currency} with ${this.currency}; convert one of them first`)
    return this.minor
  }
}

const moneyJson = z.strictObject({ amount: z.string(), currency: z.string() })

/** Schema of an amount: `Money` in code, `{ "amount": "89.50", "currency": "GBP" }` in JSON. */
export function money() {
  return closedType(
    z.codec(
      moneyJson,
      z.custom<Money>((value) => value instanceof Money, 'expected Money'),
      {
        decode: (json, context) => {
          try {
            return Money.of(json.amount, json.currency)
          } catch (error) {
            context.issues.push({
              code: 'custom',
              message: error instanceof Error ? error.message : String(error),
              input: json,
            })
            return z.NEVER
          }
        },
        encode: (value) => value.toJSON(),
      },
    ),
  )
}
