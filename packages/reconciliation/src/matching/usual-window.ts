import type { Rule } from './groups.ts'
import type { Matching } from './matching.ts'
import type { Window } from './policy.ts'
import { lag } from './stages/lines.ts'

/** Groups from which a habit is learned, at least. */
const fewest = 50

/**
 * How long what is certain took in this statement, as a window within another: what says nothing of its document will hardly
 * take longer than what does. The whole window where too little is certain.
 * @param rule What is learned from; only what was matched, and for an equal amount.
 */
export function usualWindow(matching: Matching, rule: Rule, within: Window): Window {
  const { groups, policy } = matching
  const counts = new Map<number, number>()
  let [looked, all] = [0, 0]
  for (let index = 0; index < groups.length; index += 1) {
    if (groups.ruleOf(index) !== rule || !groups.isPlain(index)) continue
    const { bank, book } = groups.get(index)
    looked += 1
    for (const line of bank)
      for (const entry of book) {
        const days = lag(matching, line, entry)
        if (days < within.from || days > within.to) continue
        counts.set(days, (counts.get(days) ?? 0) + 1)
        all += 1
      }
  }
  if (looked < fewest) return within
  const days = [...counts.keys()].toSorted((one, other) => one - other)
  const isUsual = (of: readonly number[]) =>
    of.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0) > all * policy.unusual
  const from = days.find((day) => isUsual(days.filter((other) => other <= day))) ?? within.from
  const to = days.findLast((day) => isUsual(days.filter((other) => other >= day))) ?? within.to
  return { from, to }
}
