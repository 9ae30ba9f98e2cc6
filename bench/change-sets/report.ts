import type { KillFigures } from './kill-rounds.ts'
import type { SetFigures } from './measure.ts'

/** The figures as people read them. */
export function reportOf({
  sets,
  kills,
}: {
  readonly sets: readonly SetFigures[]
  readonly kills?: KillFigures
}): string {
  const lines: string[] = []
  if (sets.length > 0) {
    lines.push('elements  decide ms  approve ms  execute ms  us/element  CPU us/el.  peak MB  journal MB  event kB')
    for (const one of sets)
      lines.push(
        [
          `${one.elements}`.padStart(8),
          one.decide.toFixed(0).padStart(9),
          one.approve.toFixed(1).padStart(10),
          one.execute.toFixed(0).padStart(10),
          `${one.microsecondsPerElement.decide}+${one.microsecondsPerElement.execute}`.padStart(10),
          `${one.cpuMicrosecondsPerElement}`.padStart(10),
          one.peakMb.toFixed(0).padStart(7),
          one.journalMb.toFixed(1).padStart(10),
          one.largestEventKb.toFixed(0).padStart(8),
        ].join('  '),
      )
    const [first, last] = [sets[0], sets.at(-1)]
    if (first && last && first !== last)
      lines.push(
        `an element of ${last.elements} costs ${(last.microsecondsPerElement.all / first.microsecondsPerElement.all).toFixed(2)} times one of ${first.elements}`,
      )
  }
  if (kills) {
    const { random, points, doubleEffects, missing } = kills
    lines.push(
      `${random.elements} changes, workers killed ${random.kills} times at random; ${points.rounds} sets with a worker killed at ${points.kinds.length} kinds of point:`,
      `${doubleEffects} changes made twice, ${missing} missing`,
    )
  }
  return lines.join('\n')
}
