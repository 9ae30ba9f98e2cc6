import type { Limit } from './limit.ts'
import type { Fault } from '../problem.ts'
import { mendName } from '../problem.ts'
import type { Field, ValueType } from './value-type.ts'
import { fieldOf } from './value-type.ts'
import type { PolicyVocabulary } from '../vocabulary.ts'

/** The names an expression may use. */
export interface Scope {
  readonly roots: ReadonlyMap<string, Field>
  readonly limits: ReadonlyMap<string, Limit>
}

/** Where a value is found: a root (a fact, `arguments`, `now`, …) and the fields below it. */
export interface ValuePath {
  readonly root: string
  readonly fields: readonly string[]
  /** As written: `customer.riskScore`. */
  readonly text: string
  /** The beginnings of the path, itself included, that may be missing. */
  readonly uncertain: readonly string[]
}

const about: readonly (readonly [string, Field])[] = [
  ['now', { type: { kind: 'instant' }, optional: false }],
  ['agent', { type: { kind: 'text' }, optional: false }],
  ['startedBy', { type: { kind: 'text' }, optional: false }],
]

/** Names facts may not have, for they mean something else in a policy. */
export const reservedRoots: readonly string[] = ['arguments', ...about.map(([name]) => name)]

/** What policies may mention for calls of `action`. */
export function scopesOf(vocabulary: PolicyVocabulary): (action: string, limits: ReadonlyMap<string, Limit>) => Scope {
  const facts = Object.entries(vocabulary.facts).map(
    ([name, schema]) => [name, fieldOf(schema, vocabulary.read?.has(name))] as const,
  )
  const inputs = new Map(
    Object.entries(vocabulary.actions).map(([name, action]) => {
      const fields = new Map(
        Object.entries(action.inputs).map(([input, schema]) => [input, fieldOf(schema, action.read?.has(input))]),
      )
      return [name, { type: { kind: 'record', fields } satisfies ValueType, optional: false }]
    }),
  )
  return (action, limits) => {
    const given = inputs.get(action)
    return { roots: new Map([...facts, ...about, ...(given ? [['arguments', given] as const] : [])]), limits }
  }
}

/** Follows a dotted name to its type; a fault says which part is not known. `offset` is where the name begins. */
export function findPath(scope: Scope, text: string, offset: number): { path: ValuePath; field: Field } | Fault {
  const names = text.split('.')
  const length = names.findLastIndex((_, index) => scope.roots.has(names.slice(0, index + 1).join('.'))) + 1
  const root = names.slice(0, Math.max(length, 1)).join('.')
  const found = scope.roots.get(root)
  if (!found) {
    return {
      offset,
      message: `There is no fact "${root}"`,
      mend: `${mendName(root, [...scope.roots.keys()])} Text is written in quotes`,
    }
  }
  let field = found
  let known = root
  const uncertain = found.optional ? [root] : []
  let at = offset + root.length + 1
  for (const name of names.slice(length)) {
    const next = field.type.kind === 'record' ? field.type.fields.get(name) : undefined
    if (!next) {
      const fields = field.type.kind === 'record' ? [...field.type.fields.keys()] : []
      return { offset: at, message: `${known} has no field "${name}"`, mend: mendName(name, fields) }
    }
    field = { type: next.type, optional: field.optional || next.optional }
    known = `${known}.${name}`
    if (next.optional) uncertain.push(known)
    at += name.length + 1
  }
  return { path: { root, fields: names.slice(length), text, uncertain }, field }
}
