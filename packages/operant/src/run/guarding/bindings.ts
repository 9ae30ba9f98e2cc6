import { z } from 'zod'
import type { ActionSpec, Values } from '../../agent/capability.ts'
import { asJson, canonical, hashOf, sameJson, type Json } from '../../facts/json.ts'
import { encodeFact, schemaAt } from '../../facts/fact.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { Bindings } from '../../journal/events.ts'
import { originsOf } from './gather-bearing.ts'
import type { Call } from '../calling/call.ts'

/** Longer values are kept by their hash: that they changed can be told, and what they are is shown beside. */
const mostKept = 1_000

/** One thing that is otherwise than it was when people were asked; null: it was or is not there. */
export interface Difference {
  readonly field: string
  readonly before: Json
  readonly now: Json
}

/**
 * Everything that an approval is given under: the call as it is made, where its arguments come from, what it would come
 * to, the rules with the values they saw, their version, and what the tool takes.
 */
export function bindingsOf(call: Call, action: string, record: DecisionRecord, preview: Values): Bindings {
  const entries: (readonly [string, Json])[] = [
    ['action', action],
    ['title', call.title],
    ...Object.entries(call.arguments).map(([name, value]) => [`argument ${name}`, kept(value)] as const),
    ...Object.entries(originsOf(call.step)).map(([name, origin]) => [`origin of ${name}`, origin] as const),
    ...Object.entries(previewBindings(call, preview)),
    ...valuesSeen(record).map(([name, value]) => [`value ${name}`, value] as const),
    ...rulesOf(record),
    ['who approves', asJson(record.approval ?? null)],
    ['policies', record.policyHash],
    ['version of the policies', record.policyVersion ?? null],
    [whatItTakes, termsOf(call.step.spec)],
  ]
  return Object.fromEntries(entries)
}

/** The name under which what the tool takes is bound. */
export const whatItTakes = 'what the tool takes'

/** What the call would come to, as an approval binds it. */
export function previewBindings(call: Call, preview: Values): Bindings {
  const entries = Object.entries(encodedPreview(call, preview))
  return Object.fromEntries(entries.map(([name, value]) => [`preview ${name}`, kept(value)]))
}

/** What the call would come to, as JSON, by the name of its fact. */
export function encodedPreview({ step }: Call, preview: Values): Readonly<Record<string, Json>> {
  const { gives } = step.spec.preview ?? {}
  return gives && Object.hasOwn(preview, gives.name)
    ? { [gives.name]: encodeFact(gives, preview[gives.name]).json }
    : {}
}

/** Values that the rules looked at, by what they call them. The time passes by itself. */
export function valuesSeen({ reasons }: DecisionRecord): readonly (readonly [string, string])[] {
  const seen = new Map<string, Set<string>>()
  for (const { values } of reasons.flatMap(({ clauses }) => clauses)) {
    for (const [name, value] of Object.entries(values)) {
      if (name === 'now') continue
      seen.set(name, (seen.get(name) ?? new Set()).add(value))
    }
  }
  return [...seen].map(([name, values]) => [name, [...values].join('; ')])
}

/** What is otherwise now; nothing where an approval still says what it said. */
export function differences(before: Bindings, now: Bindings): readonly Difference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return fields.flatMap((field) => {
    const [was = null, is = null] = [before[field], now[field]]
    return sameJson(was, is) ? [] : [{ field, before: was, now: is }]
  })
}

function rulesOf({ reasons }: DecisionRecord): (readonly [string, Json])[] {
  const said = new Map<string, string[]>()
  for (const { rule, effect, text } of reasons) said.set(rule, [...(said.get(rule) ?? []), `${effect}: ${text}`])
  return [...said].map(([rule, texts]) => [`rule ${rule}`, texts.join(' ')])
}

function kept(value: Json): Json {
  const text = canonical(value)
  return text.length <= mostKept ? value : `${text.length} characters, ${hashOf(value)}`
}

const termsKnown = new WeakMap<ActionSpec, string>()

/** Identifies what an action takes and how bad it is: a tool that takes something else by now is another tool. */
export function termsOf(spec: ActionSpec): string {
  const known = termsKnown.get(spec) ?? workedOut(spec)
  termsKnown.set(spec, known)
  return known
}

function workedOut({ needs, risk, undo, unproven = [] }: ActionSpec): string {
  const takes = Object.entries(needs).map(([name, { fact, path, mode }]) => {
    const schema = z.toJSONSchema(schemaAt(fact.schema, path) ?? z.unknown(), { io: 'input', unrepresentable: 'any' })
    return [name, fact.name, path, mode, JSON.stringify(schema)]
  })
  return hashOf([takes, risk, undo === 'none', unproven])
}
