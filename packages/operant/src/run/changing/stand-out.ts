import { spreadOf } from '../../guard/language/statistics.ts'
import { Money } from '../../facts/money.ts'
import type { SetElementState } from '../../journal/set-state.ts'
import { isOpen } from '../../planning/set-standing.ts'
import { ruleOf } from './rule-of.ts'

/** One element that whoever approves should look at, and why. */
export type StandsOut = { readonly key: string; readonly title: string; readonly why: string }

/** Most elements that are shown by themselves. */
const most = 10

/** Least other amounts that one is compared with. */
const leastCompared = 5

/** How far from the others an amount lies that is taken for an outlier: Iglewicz and Hoaglin (1993). */
const outlier = 3.5

/** The few elements to look at first: amounts unlike the others, rules that few of many fall under, what is not known yet. */
export function standOutIn(elements: readonly SetElementState[]): readonly StandsOut[] {
  const found = [...unusualAmounts(elements), ...rareRules(elements), ...elements.filter(isOpen).map(notKnown)]
  const unique = new Map<string, StandsOut>()
  for (const one of found) if (!unique.has(one.key)) unique.set(one.key, one)
  return [...unique.values()].slice(0, most).map((one) => ({ ...one }))
}

function unusualAmounts(elements: readonly SetElementState[]): readonly StandsOut[] {
  const groups = new Map<string, SetElementState[]>()
  for (const element of elements) {
    if (!element.spends) continue
    const key = `${element.action} ${element.spends.currency}`
    const own = groups.get(key)
    if (own) own.push(element)
    else groups.set(key, [element])
  }
  return [...groups.values()].flatMap((own) => {
    if (own.length <= leastCompared) return []
    const amounts = own.map(({ spends }) => Number(spends?.minor ?? 0))
    const { median, unit } = spreadOf(amounts)
    return own
      .map((element, index) => ({ element, amount: amounts[index] ?? 0 }))
      .filter(({ amount }) => Math.abs(amount - median) > outlier * unit)
      .toSorted((one, other) => other.amount - one.amount)
      .slice(0, most)
      .map(({ element, amount }) => ({
        key: element.key,
        title: element.title,
        why: `${text(amount, element)}, where ${text(Math.round(median), element)} is usual`,
      }))
  })
}

function text(minor: number, { spends }: SetElementState): string {
  return Money.ofMinor(BigInt(minor), spends?.currency ?? 'XXX').toString()
}

/** Of many, the few that a rule of their own is about. */
function rareRules(elements: readonly SetElementState[]): readonly StandsOut[] {
  const groups = new Map<string, SetElementState[]>()
  for (const element of elements) {
    if (!element.decision || element.decision.effect === 'allow') continue
    const rule = ruleOf(element.decision)
    const own = groups.get(rule)
    if (own) own.push(element)
    else groups.set(rule, [element])
  }
  return [...groups].flatMap(([rule, own]) =>
    own.length * 20 > elements.length
      ? []
      : own.slice(0, most).map(({ key, title, decision }) => ({
          key,
          title,
          why: decision?.reasons.find((one) => one.effect === decision.effect)?.text ?? rule,
        })),
  )
}

function notKnown({ key, title, awaits = {} }: SetElementState): StandsOut {
  return { key, title, why: `${Object.keys(awaits).join(', ')} is not known yet` }
}
