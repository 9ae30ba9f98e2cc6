import type { Json } from '../../facts/json.ts'
import { Money } from '../../facts/money.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import { keysOf } from '../../journal/fold-sets.ts'
import { isOpen, type ElementStanding } from '../../planning/set-standing.ts'
import type { Activation } from '../activation.ts'
import { sinceApproved, type FirstTime } from './differences.ts'
import { actionOf } from './element-call.ts'
import { ruleOf } from './rule-of.ts'
import { standOutIn } from './stand-out.ts'

interface Asked {
  /** Elements that people have to approve. */
  readonly group: readonly SetElementState[]
  /** Elements that need nobody, and are done or not done with the others. */
  readonly along: readonly SetElementState[]
  readonly standings: readonly ElementStanding[]
  /** What would have to be otherwise, by group of rules. */
  readonly explained: ReadonlyMap<string, Json>
  readonly first: FirstTime | undefined
}

/** Most lines of one kind that a request shows; the elements themselves stand in the journal. */
const mostLines = 20

/**
 * What whoever approves a set is shown: how many changes of what, what they come to, what the rules say of which, those
 * that stand out, what is not known yet, and what is left out. It does not grow with the set.
 */
export function shownOf(activation: Activation, set: SetState, asked: Asked): Json {
  const { loaded, state } = activation
  const { group, along, standings, explained, first } = asked
  const all = [...group, ...along]
  const specs = [...new Set(all.map(({ action }) => action))].map((name) => loaded.agent.capabilities.get(name))
  const final = specs.filter((spec) => spec?.kind === 'action' && spec.undo === 'none').map((spec) => spec?.name ?? '')
  return {
    set: set.id,
    changes: changesIn(all),
    of: changesIn(set.elements),
    goal: state.opened.asked,
    totals: totalsOf(all),
    groups: groupsOf(all, explained),
    standOut: standOutIn(all),
    open: all
      .filter(isOpen)
      .slice(0, mostLines)
      .map((element) => ({ key: element.key, text: openText(set, element) })),
    inOne: all
      .flatMap((element) => (element.joined ? [{ keys: [...keysOf(element)], title: element.title }] : []))
      .slice(0, mostLines),
    leftOut: leftOutOf(set, standings),
    differences: [...(first?.differences ?? sinceApproved(group))],
    risk: all.some((element) => actionOf(activation, element).risk === 'irreversible') ? 'irreversible' : 'reversible',
    undo: final.length > 0 ? `${final.join(', ')} cannot be undone` : 'can be undone',
    label: set.provenance.trust,
    policy: loaded.policies.hash,
    ...(loaded.policies.version === undefined ? {} : { policyVersion: loaded.policies.version }),
  }
}

/** How many changes elements are: of one that is made in one with others, each that is approved or asked about. */
export function changesIn(elements: readonly SetElementState[]): number {
  return elements.reduce((sum, element) => sum + keysOf(element).length, 0)
}

/** How many changes by which action, and what they spend together. */
export function totalsOf(elements: readonly SetElementState[]): readonly {
  readonly action: string
  readonly count: number
  readonly spends: readonly string[]
}[] {
  const actions = new Map<string, SetElementState[]>()
  for (const element of elements) {
    const own = actions.get(element.action)
    if (own) own.push(element)
    else actions.set(element.action, [element])
  }
  return [...actions].map(([action, own]) => ({ action, count: changesIn(own), spends: sumsOf(own) }))
}

function sumsOf(elements: readonly SetElementState[]): readonly string[] {
  const sums = new Map<string, bigint>()
  for (const { spends } of elements)
    if (spends) sums.set(spends.currency, (sums.get(spends.currency) ?? 0n) + BigInt(spends.minor))
  return [...sums].map(([currency, minor]) => Money.ofMinor(minor, currency).toString())
}

/** Elements by what the rules say of them, the fewest first: they are the ones to look at. */
function groupsOf(elements: readonly SetElementState[], explained: ReadonlyMap<string, Json>): Json {
  const groups = new Map<string, { readonly decision: DecisionRecord; readonly elements: SetElementState[] }>()
  for (const element of elements) {
    const { decision } = element
    if (!decision) continue
    const name = `${decision.effect} ${ruleOf(decision)}`
    const own = groups.get(name)
    if (own) own.elements.push(element)
    else groups.set(name, { decision, elements: [element] })
  }
  return [...groups.values()]
    .toSorted((one, other) => one.elements.length - other.elements.length)
    .slice(0, mostLines)
    .map(({ decision, elements: own }) => {
      const rule = ruleOf(decision)
      const explanation = decision.effect === 'approve' ? explained.get(rule) : undefined
      const effect = decision.effect === 'deny' && own.every(isOpen) ? 'decided when it is known' : decision.effect
      return {
        effect,
        rule,
        text: decision.reasons.find((one) => one.effect === decision.effect)?.text ?? '',
        count: changesIn(own),
        spends: [...sumsOf(own)],
        example: own[0]?.title ?? '',
        ...(explanation === undefined ? {} : { explanation }),
      }
    })
}

/** `number: the number of "Order 3 pens"`: what an element rests on and is not known yet. */
export function openText(set: SetState, { awaits = {} }: SetElementState): string {
  return Object.entries(awaits)
    .map(([name, { element, path }]) => {
      const other = set.elements[element]?.title ?? `element ${element}`
      return `${name}: ${path.length > 0 ? `the ${path.join('.')} of` : 'what is found of'} "${other}", not known yet`
    })
    .join('; ')
}

function leftOutOf(set: SetState, standings: readonly ElementStanding[]): Json {
  const groups = new Map<string, { how: string; why: string; count: number; example: string }>()
  for (const [number, standing] of standings.entries()) {
    const element = set.elements[number]
    if (standing.kind !== 'left' || !element) continue
    const rule =
      element.decision && (standing.how === 'denied' || standing.how === 'escalated') ? ruleOf(element.decision) : ''
    const key = `${standing.how} ${rule === '' ? standing.why : rule}`
    const group = groups.get(key) ?? { how: standing.how, why: standing.why, count: 0, example: element.title }
    group.count += changesIn([element])
    groups.set(key, group)
  }
  return [...groups.values()].slice(0, mostLines)
}
