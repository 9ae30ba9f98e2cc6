import type { DecisionRecord } from '../../journal/decision-record.ts'

/** The rules that made a decision what it is, in one name: elements with the same are one group. */
export function ruleOf({ effect, reasons }: DecisionRecord): string {
  const deciding = reasons.filter((one) => one.effect === effect).map(({ rule }) => rule)
  return [...new Set(deciding)].join(', ') || effect
}
