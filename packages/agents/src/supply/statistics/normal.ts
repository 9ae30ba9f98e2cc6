/** Density of the standard normal distribution. */
export function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** How far from the middle the series converges quickly; beyond, the continued fraction of the tail does. */
const seriesUpTo = 3

/**
 * Phi(z): the share of a standard normal variable at or below z. Abramowitz and Stegun (1964), 26.2.11 near the middle
 * and 26.2.14 in the tails; good to about 14 digits.
 */
export function cumulative(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('Phi of what is not a number')
  if (z < -seriesUpTo) return upperTail(-z)
  if (z > seriesUpTo) return 1 - upperTail(z)
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + density(z) * sum
}

function upperTail(z: number): number {
  if (z > 38) return 0
  let fraction = z
  for (let step = 200; step > 0; step -= 1) fraction = z + step / fraction
  return density(z) / fraction
}

/** G(z), the standard loss function: how far a standard normal variable lies above z on average, nothing where below. */
export function loss(z: number): number {
  return Math.max(0, density(z) - z * (1 - cumulative(z)))
}

/** z with Phi(z) = share, by bisection: for shares strictly between 0 and 1. */
export function quantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a share between 0 and 1, but it is ${share}`)
  let [low, high] = [-39, 39]
  for (let turn = 0; turn < 200 && low < high; turn += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (cumulative(middle) < share) low = middle
    else high = middle
  }
  return high
}
