/** Money as the systems write it: a decimal amount with the currency's own digits, and an ISO 4217 code. */
export interface Money {
  amount: string
  currency: string
}

const digitsByCurrency: Record<string, number> = { JPY: 0, KRW: 0, BHD: 3, KWD: 3 }

function minorDigits(currency: string): number {
  return digitsByCurrency[currency] ?? 2
}

/** `6400, 'GBP'` → `{ amount: '64.00', currency: 'GBP' }`. */
export function fromMinor(minor: number, currency: string): Money {
  const digits = minorDigits(currency)
  if (digits === 0) return { amount: String(minor), currency }
  const padded = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return { amount: `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`, currency }
}

/** Minor units of an amount; null when it is not a number with at most the currency's digits. */
export function toMinor(money: Money): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(money.amount)
  if (!match) return null
  const digits = minorDigits(money.currency)
  const fraction = match[3] ?? ''
  if (fraction.length > digits) return null
  const minor = Number(`${match[2]}${fraction.padEnd(digits, '0')}`)
  return match[1] === '-' ? -minor : minor
}
