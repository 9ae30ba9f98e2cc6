import type { CollectionFigures } from './measure.ts'

/** How much more the last collection costs for each element than the first. */
export function growth(all: readonly CollectionFigures[]): number {
  const [first, last] = [all[0], all.at(-1)]
  return first && last ? last.cpuMsPerElement / first.cpuMsPerElement : 1
}

/** The figures as people read them. */
export function reportOf(all: readonly CollectionFigures[]): string {
  return [
    'elements  seconds  CPU ms/element  ms/element  journal MB  events  lists  activations',
    ...all.map((one) =>
      [
        `${one.elements}`.padStart(8),
        one.seconds.toFixed(1).padStart(7),
        one.cpuMsPerElement.toFixed(2).padStart(14),
        one.wallMsPerElement.toFixed(2).padStart(10),
        one.journalMb.toFixed(2).padStart(10),
        `${one.events}`.padStart(6),
        `${one.lists}`.padStart(5),
        `${one.activations}`.padStart(11),
      ].join('  '),
    ),
    `an element of ${all.at(-1)?.elements} costs ${growth(all).toFixed(2)} times the CPU of one of ${all[0]?.elements}`,
  ].join('\n')
}
