import type { Draws } from '../../random.ts'

const prices = [999, 1_499, 1_999, 2_999, 4_999, 8_999, 12_900, 19_900, 24_900, 49_900, 99_000, 125_000, 250_000]

/** Minor units of one document: most are as invoices come, some are prices that repeat, and some are round. */
export function drawAmount(draws: Draws): number {
  const sort = draws.unit()
  if (sort < 0.06) return draws.pick(prices) * draws.integer(1, 3)
  const amount = Math.round(Math.exp(10.6 + 1.35 * normal(draws)))
  const bounded = Math.min(Math.max(amount, 250), 90_000_000)
  return sort < 0.1 ? Math.max(1_000, Math.round(bounded / 1_000) * 1_000) : bounded
}

/** A standard normal deviate (Box and Muller 1958). */
export function normal(draws: Draws): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draws.unit()))
  return radius * Math.cos(2 * Math.PI * draws.unit())
}

/** The number with two neighbouring digits the wrong way round; undefined where all neighbours are the same. */
export function transposedOf(minor: number, draws: Draws): number | undefined {
  const digits = String(minor)
  const places = Array.from(digits, (digit, at) => ({ digit, at })).flatMap(({ digit, at }) =>
    at + 1 < digits.length && digit !== digits[at + 1] && !(at === 0 && digits[1] === '0') ? [at] : [],
  )
  if (places.length === 0) return undefined
  const at = draws.pick(places)
  return Number(`${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`)
}
