import { at, sameJson } from '../../facts/json.ts'
import { keyFor } from '../../facts/key.ts'
import type { Bound } from '../../journal/events.ts'
import { waitKey, type EffectState } from '../../journal/state.ts'
import { named, scopeOf, sourceOf, type Notes, type OpenStep } from './notes.ts'
import { expectedFields } from '../../effects/contract.ts'
import { decodeArguments } from '../../run/calling/call.ts'
import type { Argument, AskedRequest, ComparedField, ToldEffect, ToldStep } from './story.ts'
import { titleOf } from './step-title.ts'
import { toldChanges } from './tell-changes.ts'

/** The steps as they stand at the end of the journal. */
export function tellSteps(notes: Notes): readonly ToldStep[] {
  return notes.steps.map((step) => titled(toldStep(notes, step)))
}

function titled(step: Omit<ToldStep, 'title'>): ToldStep {
  return { title: titleOf(step), ...step }
}

function toldStep(
  notes: Notes,
  { effectIds, requestIds, bound, reference, setId, ...step }: OpenStep,
): Omit<ToldStep, 'title'> {
  return {
    ...step,
    effects: effectIds.flatMap((id) => {
      const effect = notes.state.effects.get(id)
      return effect ? [toldEffect(notes, effect, bound)] : []
    }),
    ...changesOf(notes, setId),
    requests: requestIds.flatMap((id) => askedRequest(notes, id)),
    ...(step.children ? childrenOf(notes, reference) : {}),
  }
}

function changesOf(notes: Notes, setId: string | undefined): Pick<ToldStep, 'changes'> {
  const changes = setId === undefined ? undefined : toldChanges(notes, setId)
  return changes ? { changes } : {}
}

function askedRequest(notes: Notes, id: string): readonly AskedRequest[] {
  const request = notes.state.requests.get(id)
  if (!request) return []
  const { kind, title, expiresAt, answer } = request
  return [{ request: id, kind, title, expiresAt: new Date(expiresAt).toISOString(), ...(answer ? { answer } : {}) }]
}

function toldEffect(notes: Notes, effect: EffectState, bound: OpenStep['bound']): ToldEffect {
  const { id, title, identity, attempt, result, adopted, reason, found, undone, undoes } = effect
  return {
    effect: id,
    title,
    identity,
    arguments: argumentsOf(notes, effect, bound),
    attempt,
    result,
    adopted,
    reason,
    found,
    undone,
    compared: undoes === undefined && found !== null ? comparedFields(notes, effect) : [],
    ...(undoes === undefined ? {} : { undoes }),
  }
}

function comparedFields(notes: Notes, { action, arguments: given, found }: EffectState): readonly ComparedField[] {
  const spec = notes.agent?.capabilities.get(action)
  if (spec?.kind !== 'action') return []
  try {
    return Object.entries(expectedFields(spec, decodeArguments(spec, given))).map(([field, expected]) => {
      const held = at(found, [field]) ?? null
      return { field, expected, found: held, agrees: sameJson(expected, held) }
    })
  } catch {
    // Written by an earlier version of the agent, whose arguments this one does not take.
    return []
  }
}

/** Each argument with the fact it was taken from, while that fact still says so. */
function argumentsOf(notes: Notes, effect: EffectState, bound: OpenStep['bound']): readonly Argument[] {
  const needs = notes.agent?.capabilities.get(effect.action)?.needs
  return Object.entries(effect.arguments).map(([name, value]) => {
    const need = needs?.[name]
    const chosen = bound[name]
    if (chosen) return { name, value, chosen: chosenText(chosen) }
    if (!need || need.mode === 'argument') return { name, value }
    const key = keyFor(need.fact, scopeOf(effect.step))
    const [source] = sourceOf(notes, key, notes.state.facts.get(key)?.version)
    const holds = source && sameJson(at(source.value, need.path) ?? null, value)
    return { name, value, fact: need.fact.name, path: need.path.join('.'), ...(holds ? { source } : {}) }
  })
}

function chosenText(bound: Bound): string {
  if ('literal' in bound) return 'a value of its own'
  return [named(bound.fact).fact, ...bound.path].join('.')
}

/** How many children of a step are told with it: of a collection, its elements are told for themselves. */
const mostChildren = 50

function childrenOf(notes: Notes, reference: OpenStep['reference']): Pick<ToldStep, 'children' | 'moreChildren'> {
  const children = [...notes.state.children.values()].filter(({ step }) => waitKey(step) === waitKey(reference))
  const more = children.length - mostChildren
  return {
    children: children
      .slice(0, mostChildren)
      .map(({ run, element, outcome, summary }) => ({ run, element, summary, ...(outcome ? { outcome } : {}) })),
    ...(more > 0 ? { moreChildren: more } : {}),
  }
}
