import type { Group, Mark } from './queries.ts'

/** One column of the chart: the runs that ended in a time, in parts that add up to all of them. */
export interface Column {
  readonly from: string
  readonly until: string
  readonly ended: number
  readonly verified: number
  readonly claimedOnly: number
  readonly neither: number
  readonly runs: Readonly<Record<string, string>>
  /** What people changed in that time. */
  readonly marks: readonly Mark[]
}

/** The columns of a chart out of figures by period. */
export function columnsOf(groups: readonly Group[], marks: readonly Mark[]): readonly Column[] {
  return groups.flatMap(({ from, until, figures: { ended, verified, claimedOnly } }) =>
    from === null || until === null
      ? []
      : [
          {
            from,
            until,
            ended: ended.value,
            verified: verified.value,
            claimedOnly: claimedOnly.value,
            neither: ended.value - verified.value - claimedOnly.value,
            runs: ended.runs,
            marks: marks.filter(({ at }) => at >= from && at < until),
          },
        ],
  )
}

/** The top of an axis: the next round number that takes all of it. */
export function axisTop(most: number): number {
  let step = 1
  while (step * 10 < most) step *= 10
  return [1, 2, 3, 4, 5, 6, 8, 10].map((times) => times * step).find((top) => top >= most) ?? step * 10
}
