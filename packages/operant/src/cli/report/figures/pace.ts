import type { RunTally } from '../tally.ts'

export interface Pace {
  readonly seconds: number
  readonly workedMs: number
  readonly fresh: boolean
  readonly steps: number
  readonly runs: number
  /** Milliseconds a run took from its first step to its end or its rest: the middle one, and the slowest. */
  readonly medianMs: number
  readonly slowestMs: number
  /** Each run from when it was taken up, in milliseconds since the first was. */
  readonly spans: readonly {
    readonly run: string
    readonly from: number
    readonly to: number
    readonly tally: RunTally
  }[]
  /** Steps of each kind, and how long their capabilities took together. */
  readonly kinds: readonly { readonly kind: string; readonly steps: number; readonly tookMs: number }[]
  readonly plans: number
}

/** How long it took. */
export function paceFigures(
  tallies: readonly RunTally[],
  took: { readonly seconds: number; readonly workedMs: number; readonly fresh: boolean; readonly steps: number },
): Pace {
  const first = tallies.reduce((least, { beganAt }) => Math.min(least, beganAt), Number.POSITIVE_INFINITY)
  const spans = tallies
    .map((tally) => ({ run: tally.run, from: tally.beganAt - first, to: tally.lastAt - first, tally }))
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
  const durations = spans.map(({ from, to }) => to - from).toSorted((one, other) => one - other)
  const kinds = Map.groupBy(
    tallies.flatMap(({ steps }) => steps),
    ({ kind }) => kind,
  )
  return {
    ...took,
    runs: tallies.length,
    medianMs: durations[Math.floor((durations.length - 1) / 2)] ?? 0,
    slowestMs: durations.at(-1) ?? 0,
    spans,
    kinds: [...kinds]
      .map(([kind, all]) => ({ kind, steps: all.length, tookMs: all.reduce((sum, one) => sum + one.took, 0) }))
      .toSorted((one, other) => other.steps - one.steps),
    plans: tallies.reduce((sum, { plans }) => sum + plans, 0),
  }
}
