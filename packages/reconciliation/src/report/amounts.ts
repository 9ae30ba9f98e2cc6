import { digitsOf } from '../statements/amounts.ts'
import { amountTold } from '../statements/told.ts'

/** `-1250.00`: for programs. */
export function plainAmount(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const units = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = units.slice(0, units.length - digits)
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${units.slice(-digits)}` : ''}`
}

/** `−1,250.00`: for people, with a true minus sign. */
export function shownAmount(minor: number, currency: string): string {
  return `${minor < 0 ? '−' : ''}${amountTold(Math.abs(minor), currency)}`
}

/** The same with its sign, where it says what something changes by: `+90.00`. */
export function shownChange(minor: number, currency: string): string {
  return `${minor > 0 ? '+' : ''}${shownAmount(minor, currency)}`
}

/** `1,204`. */
export function shownCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** `66.1 %`; all and nothing are said only where it is all or nothing. */
export function shownShare(part: number, whole: number): string {
  if (whole === 0) return '–'
  if (part === whole) return '100 %'
  const percent = (part / whole) * 100
  if (part > 0 && percent < 0.1) return 'under 0.1 %'
  return `${Math.min(percent, 99.9).toFixed(1)} %`
}
