import { z } from 'zod'
import { needText } from '../../agent/bearing-spec.ts'
import type { CapabilitySpec } from '../../agent/capability.ts'
import { giversOf } from '../../agent/check-agent.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { BadValue, decodeFact, schemaAt } from '../../facts/fact.ts'
import { asJson, at, sameJson, type Json } from '../../facts/json.ts'
import { depthOf, factKey, partsOf, type Scope } from '../../facts/key.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { Bound, FactKey } from '../../journal/events.ts'
import { nameOf } from '../../planning/graph.ts'
import { absentNeed } from '../../planning/inputs.ts'
import { literalFact } from '../../planning/provenance-of.ts'
import { taintOf } from '../../planning/taint.ts'
import {
  isCheck,
  standingOf,
  usableFact,
  type Instance,
  type Knowledge,
  type Wanted,
} from '../../planning/knowledge.ts'

/** What one input of a proposed step comes to. `own`: the proposal, not the declaration, chose the value. */
export type BoundInput =
  | {
      readonly kind: 'met'
      readonly value: Json | undefined
      readonly from: readonly Instance[]
      readonly own: boolean
    }
  | { readonly kind: 'open'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

const kinds = new Set(['query', 'calculation', 'judgement', 'question', 'action'])

/**
 * Whether a reasoner may bind this input itself. Never a check, which only the live systems answer; nor the entity,
 * which is chosen as a whole; nor an input of a table, for authority comes from rules over what is known.
 */
export function isBindable(agent: Agent, spec: CapabilitySpec, need: NeedSpec): boolean {
  if (need.mode === 'argument') return kinds.has(spec.kind)
  return (
    kinds.has(spec.kind) &&
    (need.mode === 'value' || need.mode === 'maybe') &&
    agent.capabilities.get(need.fact.name)?.kind !== 'condition' &&
    !agent.entities.has(need.fact.name)
  )
}

/** Binds one input of a step: as proposed where something was, as declared otherwise. */
export function bindInput(
  known: Knowledge,
  spec: CapabilitySpec,
  name: string,
  scope: Scope,
  bound: Bound | undefined,
): BoundInput {
  const need = spec.needs[name]
  if (!need) return { kind: 'refused', reason: `${spec.name} has no input "${name}"` }
  const declared = declaredInput(known, need, scope)
  if (!bound) return declared
  // The kind that a need asks for is a condition of the step, whatever value is put in.
  if (need.is && declared.kind !== 'met') return declared
  return 'literal' in bound
    ? literalInput(known, name, need, declared, bound.literal)
    : factInput(known, spec, name, declared, bound)
}

/** How a need stands by itself. An optional one that is not known counts as absent: the proposal chose not to learn it. */
export function declaredInput(known: Knowledge, need: NeedSpec, scope: Scope): BoundInput {
  const standing = standingOf(known, need, scope)
  if (standing.kind === 'met') return { ...standing, own: false }
  if (need.mode === 'maybe') return { ...absentNeed(known, need, scope), own: false }
  if (standing.kind === 'closed') return { kind: 'refused', reason: standing.why }
  return { kind: 'open', reason: standing.wants.map((want) => unknownText(known, want)).join('; ') }
}

/**
 * What a value of the model's own rests on: itself, under a name that no fact can have, so that it always stands; and
 * what it is used instead of, so that no other decision grows under a write.
 */
function insteadOf(known: Knowledge, declared: BoundInput, value: Json): readonly Instance[] {
  const key = factKey(literalFact, [])
  const writers = taintOf(known)
  const readAt = Number.MAX_SAFE_INTEGER
  // Version 0 is what an unknown fact has.
  const own: Instance = { key, value, version: 0, confidence: 1, label: 'literal', readAt, writers }
  return declared.kind === 'met' ? [own, ...declared.from] : [own]
}

function literalInput(known: Knowledge, name: string, need: NeedSpec, declared: BoundInput, literal: Json): BoundInput {
  const given = givenValue(name, need, literal, 'literal')
  if ('problem' in given) return { kind: 'refused', reason: given.problem }
  return { kind: 'met', value: given.value, from: insteadOf(known, declared, given.value), own: true }
}

/** A value that somebody gives for an input, as its type takes it; or why it cannot be. */
export function givenValue(
  name: string,
  need: NeedSpec,
  given: Json,
  what: 'literal' | 'value',
): { readonly value: Json } | { readonly problem: string } {
  const fitted = fit(need, given)
  if ('problem' in fitted) return { problem: `the ${what} for "${name}" does not fit: ${fitted.problem}` }
  const stray = strayField(given, fitted.value, name)
  if (stray !== undefined) return { problem: `the ${what} for "${name}" does not fit: there is no field "${stray}"` }
  if (holdsOutsideText(fitted.decoded)) return { problem: `"${name}" is text from outside; it can only be a reference` }
  return { value: fitted.value }
}

function factInput(
  known: Knowledge,
  spec: CapabilitySpec,
  name: string,
  declared: BoundInput,
  bound: { readonly fact: FactKey; readonly path: readonly string[] },
): BoundInput {
  const need = spec.needs[name]
  if (!need) return { kind: 'refused', reason: `${spec.name} has no input "${name}"` }
  const { name: fact, scope } = partsOf(bound.fact)
  // Without what it was asked for: that may be words of outsiders, and reasons are told to a model.
  const members = scope.slice(0, depthOf(known.agent.facts.get(fact)?.about))
  const what = nameOf({ fact: { name: fact }, scope: members })
  const found = usableFact(known, bound.fact)
  if (!found) return { kind: 'refused', reason: `"${name}": ${what} is not known any more: learn it again` }
  if (known.agent.capabilities.get(fact)?.kind === 'condition')
    return { kind: 'refused', reason: `"${name}": a check is no value` }
  const path = bound.path.length === 0 && fact === need.fact.name ? need.path : bound.path
  const value = at(found.value, path)
  if (value === undefined) return { kind: 'refused', reason: `"${name}": ${what} has no ${path.join('.')}` }
  // The same value under another name is what the capability declares after all.
  if (declared.kind === 'met' && declared.value !== undefined && sameJson(declared.value, value)) return declared
  const fitted = fit(need, value)
  if ('problem' in fitted)
    return {
      kind: 'refused',
      reason: `"${name}" needs ${needText(need)}, and ${[what, ...path].join('.')} is of another type`,
    }
  if (found.confidence < (need.atLeast ?? 0))
    return { kind: 'refused', reason: `"${name}": ${what} is not certain enough` }
  const { version, confidence, label, readAt } = found
  const referred = known.agent.facts.get(fact)
  const of = referred ? { of: { fact: referred, known: found } } : {}
  const instance: Instance = { key: bound.fact, value: found.value, version, confidence, label, readAt, path, ...of }
  // An argument stands for nothing that is declared: it is labelled as what it refers to. But of a write, who chose counts.
  const free = need.mode === 'argument' && spec.kind !== 'action'
  const instead = free ? [] : insteadOf(known, declared, value)
  return { kind: 'met', value: fitted.value, from: [instance, ...instead], own: true }
}

/** The value in the one JSON form that its type has. */
function fit(
  need: NeedSpec,
  json: Json,
): { readonly value: Json; readonly decoded: unknown } | { readonly problem: string } {
  const field = schemaAt(need.fact.schema, need.path)
  if (!field) return { problem: `${needText(need)} has no type of its own` }
  try {
    const decoded = decodeFact(need.fact, json, need.path)
    return { value: asJson(z.encode(field, decoded)), decoded }
  } catch (error) {
    if (error instanceof BadValue) return { problem: error.message }
    throw error
  }
}

/** A field of the literal that its type does not have: what is not understood is not left out silently. */
function strayField(literal: Json, fitted: Json, path: string): string | undefined {
  if (typeof literal !== 'object' || typeof fitted !== 'object' || literal === null || fitted === null) return undefined
  for (const [key, value] of Object.entries(literal)) {
    if (!Object.hasOwn(fitted, key)) return `${path}.${key}`
    const stray = strayField(value, Reflect.get(fitted, key) as Json, `${path}.${key}`)
    if (stray !== undefined) return stray
  }
  return undefined
}

function holdsOutsideText(value: unknown): boolean {
  if (value instanceof OutsideText) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsOutsideText)
}

/** What is missing, and what gives it. */
function unknownText(known: Knowledge, want: Wanted): string {
  const kind = want.fact.about
  const fact = kind && kind.name === want.fact.name ? kind.members.fact : want.fact
  const what = nameOf({ fact, scope: want.scope.slice(0, depthOf(fact.about)) })
  if (isCheck(known, fact)) return `check ${what} must be known to hold`
  const givers = giversOf(known.agent, fact.name).map((giver) => giver.name)
  return `${what} is not known${givers.length > 0 ? ` (${givers.join(' or ')} gives it)` : ''}`
}
