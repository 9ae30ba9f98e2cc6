/** A share with its Wilson 95 % interval; all three null where there is nothing to count. */
export interface Rate {
  count: number
  of: number
  share: number | null
  low: number | null
  high: number | null
}

/** Quantile of the normal distribution that leaves 2.5 % on either side. */
const z = 1.959963984540054

export function rate(count: number, of: number): Rate {
  if (of === 0) return { count, of, share: null, low: null, high: null }
  const share = count / of
  const spread = z * z
  const middle = share + spread / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of * of))
  const whole = 1 + spread / of
  return { count, of, share, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}
