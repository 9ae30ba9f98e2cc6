/** Density of the standard normal distribution. */
export function density(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)
}

const numerator = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
]
const denominator = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
]

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

/** Distribution of the standard normal: P(Z <= z), to about 1e-15 (G. West, 2005, after J. F. Hart). */
export function distribution(z: number): number {
  const x = Math.abs(z)
  if (x > 37) return z > 0 ? 1 : 0
  const tail =
    x < 7.07106781186547
      ? (Math.exp((-x * x) / 2) * polynomial(numerator, x)) / polynomial(denominator, x)
      : density(x) / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65)))))
  return z > 0 ? 1 - tail : tail
}

/** E[max(0, Z - z)]: how much is missing on average, in standard deviations. */
export function loss(z: number): number {
  return density(z) - z * (1 - distribution(z))
}

/** The z below which a share of the standard normal lies, 0 < share < 1. */
export function quantile(share: number): number {
  let [low, high] = [-10, 10]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (distribution(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
