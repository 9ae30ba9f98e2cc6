import type { SetElementState, SetState } from '../../journal/set-state.ts'
import { canonical } from '../../facts/json.ts'
import { valuesSeen, whatItTakes } from '../guarding/bindings.ts'
import { boundDifferences } from './covers.ts'

/** One thing that is otherwise than people were shown before. */
export type Difference = { readonly key: string; readonly text: string }

/** A set is asked about for the first time; where another was asked about before it, with what is otherwise. */
export interface FirstTime {
  readonly differences: readonly Difference[]
}

/** Most differences that a request names; of the others their number. */
const mostNamed = 20

/** What is otherwise in a set that was prepared anew: changes that came, went, or have other arguments. */
export function differencesOf(before: SetState, now: SetState): readonly Difference[] {
  const old = new Map(before.elements.map((one) => [one.key, one]))
  const found: Difference[] = []
  for (const one of now.elements) {
    const other = old.get(one.key)
    old.delete(one.key)
    if (!other) found.push({ key: one.key, text: `new: ${one.title}` })
    else if (argumentsText(other) !== argumentsText(one))
      found.push({ key: one.key, text: `${one.title}, before: ${other.title}` })
  }
  for (const { key, title } of old.values()) found.push({ key, text: `no more: ${title}` })
  return firstOf(found)
}

/** What the rules, or results that are known by now, say otherwise of elements that were approved. */
export function sinceApproved(elements: readonly SetElementState[]): readonly Difference[] {
  return firstOf(elements.flatMap(sinceAsked))
}

function sinceAsked({
  asked,
  askedBound,
  bound,
  decision,
  key,
  title,
  awaits,
  resolved,
}: SetElementState): readonly Difference[] {
  if (!asked || !decision) return []
  const shown = new Set(asked.reasons.map(({ rule, effect, text }) => `${rule} ${effect} ${text}`))
  const news = decision.reasons.filter(
    ({ rule, effect, text }) => effect !== 'allow' && !shown.has(`${rule} ${effect} ${text}`),
  )
  const open = awaits && resolved ? [`${Object.keys(awaits).join(', ')} is known now`] : []
  const people =
    JSON.stringify(asked.approval) === JSON.stringify(decision.approval) ? [] : ['others have to approve it']
  const seen = new Map(valuesSeen(asked))
  const moved = valuesSeen(decision).flatMap(([name, value]) =>
    seen.has(name) && seen.get(name) !== value ? [`${name} was ${seen.get(name)}, and is ${value}`] : [],
  )
  const otherwise = bound && askedBound ? boundDifferences(askedBound, bound) : []
  const come = otherwise.map(({ field, before, now }) =>
    field === whatItTakes
      ? 'what the action takes, or how bad it is, was changed'
      : `${field} was ${canonical(before)}, and is ${canonical(now)}`,
  )
  const policies = asked.policyHash === decision.policyHash ? [] : ['the policies were changed']
  const text = [...new Set([...open, ...moved, ...come, ...news.map((one) => one.text), ...people, ...policies])].join(
    '; ',
  )
  return [{ key, text: `${title}: ${text === '' ? 'the approval was too old, or used up' : text}` }]
}

function firstOf(found: readonly Difference[]): readonly Difference[] {
  if (found.length <= mostNamed) return found
  return [...found.slice(0, mostNamed), { key: '', text: `and ${found.length - mostNamed} more` }]
}

function argumentsText({ action, scope, arguments: args, awaits }: SetElementState): string {
  return JSON.stringify([action, scope, args, awaits ?? {}])
}
