import type { Day } from './bank-line.ts'
import { digitsOf } from './amounts.ts'

/** `1,250.00`, of minor units, as people read it. */
export function amountTold(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const units = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = units.slice(0, units.length - digits).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${units.slice(-digits)}` : ''}`
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `3 Oct 2026`. */
export function dayTold(day: Day): string {
  const at = new Date(day * 86_400_000)
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`
}
