/** From when until when, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** Milliseconds that any of the spans covers: where two overlap, once. */
export function covered(spans: readonly Span[]): number {
  let total = 0
  let reached = -Infinity
  for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
    total += Math.max(0, until - Math.max(from, reached))
    reached = Math.max(reached, until)
  }
  return total
}
