import type { BankScore, Rate } from '@operant/sandbox/planter'

/** The least that matching has to reach, by difficulty: what it took alone, what of it could be found, each class. */
const least = {
  1: { precision: 0.999, recall: 0.97, each: 0.9 },
  2: { precision: 0.999, recall: 0.97, each: 0.9 },
  3: { precision: 0.995, recall: undefined, each: undefined },
} as const

/** Of fewer planted of a class, one that is missed says nothing about the class. */
const fewest = 20

/** What of a score is less than it has to be, in words. */
export function shortfalls(difficulty: 1 | 2 | 3, { precision, recall, classes }: BankScore): readonly string[] {
  const { precision: right, recall: found, each } = least[difficulty]
  return [
    ...below('what was matched alone is right', precision, right),
    ...below('what can be found is found', recall, found),
    ...Object.entries(classes).flatMap(([name, one]) =>
      one.planted < fewest
        ? []
        : [...below(`${name}, precision`, one.precision, each), ...below(`${name}, recall`, one.recall, each)],
    ),
  ]
}

function below(what: string, { share }: Rate, bound: number | undefined): readonly string[] {
  if (bound === undefined || share === null || share >= bound) return []
  return [`${what}: ${share.toFixed(5)}, at least ${bound}`]
}
