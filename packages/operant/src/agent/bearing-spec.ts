import { z } from 'zod'
import { DefinitionError } from '../facts/definition-error.ts'
import { schemaAt, type EntitySpec, type FactSpec } from '../facts/fact.ts'
import { NEED, type Need, type NeedSpec } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import { plainName } from './argument.ts'
import { chainOf, kindOf } from './common.ts'
import { isNeed, relationSpec, type Relation, type RelationSpec, type WaySpec } from './relations.ts'

/** What must bear the arguments of an action: records that the runtime reads itself. */
export interface BearingSpec {
  readonly privileged: readonly string[]
  /** May be a model's own words. */
  readonly free: readonly string[]
  readonly relations: Readonly<Record<string, RelationSpec>>
  /** Greatest age of those records at the decision, in milliseconds. */
  readonly freshRecords: number
  readonly subject: { readonly of: NeedSpec; readonly is: NeedSpec } | undefined
  readonly entitled: { readonly by: NeedSpec; readonly way: readonly string[] } | undefined
}

/** How a write says that it is due: a fact that rests on records, but for facts that only choose the way to it. */
export interface Entitlement {
  readonly by: Need<unknown>
  /** Facts that only choose which rule is looked at: what they say need not be a record's. */
  readonly way?: readonly Need<unknown>[]
}

/** The terms of an action that `bearingSpecOf` reads. */
export interface BearingTerms {
  readonly relations?: Readonly<Record<string, Relation<never> | undefined>>
  readonly privileged?: readonly string[]
  readonly free?: readonly string[]
  readonly freshRecords?: Duration
  readonly subject?: { readonly of: Need<unknown>; readonly is: Need<unknown> }
  readonly entitled?: Need<unknown> | Entitlement
  readonly risk: string
  readonly spend?: unknown
}

/** Reads and checks what must bear an action's arguments. */
export function bearingSpecOf(
  where: string,
  what: string,
  terms: BearingTerms,
  action: { readonly needs: Readonly<Record<string, NeedSpec>>; readonly scope: EntitySpec | undefined },
): BearingSpec {
  const names = Object.keys(action.needs)
  const refuse = (expected: string, mend: string): never => {
    throw new DefinitionError(where, what, expected, mend)
  }
  const relations = Object.fromEntries(
    Object.entries(terms.relations ?? {}).flatMap(([name, wanted]) => {
      if (wanted === undefined) return []
      const spec = relationSpec(wanted)
      if (!spec) return refuse(`"relations.${name}" to be a relation`, 'write it as in sameAs(order.$.id)')
      return [[name, spec] as const]
    }),
  )
  const free = terms.free ?? []
  const stray = [...Object.keys(relations), ...(terms.privileged ?? []), ...free].find((name) => !names.includes(name))
  if (stray !== undefined)
    refuse(`"${stray}" to be one of its needs (${names.join(', ')})`, 'correct the name, or add it to needs')
  const both = free.find((name) => terms.privileged?.includes(name))
  if (both !== undefined) refuse(`"${both}" in "privileged" or in "free", not in both`, 'take it out of one')
  const spends = terms.risk === 'irreversible' || terms.spend !== undefined
  const bearing: BearingSpec = {
    privileged: terms.privileged ?? (spends ? names.filter((name) => !free.includes(name)) : []),
    free,
    relations,
    freshRecords: inMilliseconds(terms.freshRecords ?? '1m'),
    subject: terms.subject && {
      of: needOf(refuse, 'subject.of', terms.subject.of),
      is: needOf(refuse, 'subject.is', terms.subject.is),
    },
    entitled: terms.entitled && entitlementOf(refuse, terms.entitled),
  }
  for (const [name, spec] of Object.entries(relations))
    for (const way of spec.ways) checkWay(refuse, name, way, action.needs[name])
  for (const other of recordsOf(bearing)) checkScope(refuse, other, action.scope)
  return bearing
}

/** The records that the runtime reads for an action's sake, besides its needs. */
export function recordsOf({ relations, subject, entitled }: BearingSpec): readonly NeedSpec[] {
  return [
    ...Object.values(relations).flatMap((spec) =>
      spec.ways.flatMap(({ other, fillings }) => (fillings ? [other, fillings] : [other])),
    ),
    ...(subject ? [subject.of, subject.is] : []),
    ...(entitled ? [entitled.by] : []),
  ]
}

/** A need as people read it: `order.total`. */
export function needText({ fact, path }: NeedSpec): string {
  return [plainName(fact.name), ...path].join('.')
}

type Refuse = (expected: string, mend: string) => never

function needOf(refuse: Refuse, part: string, wanted: unknown): NeedSpec {
  return isNeed(wanted)
    ? wanted[NEED]
    : refuse(`"${part}" to be a fact or a path into one`, 'write it as in order.$.customer')
}

function entitlementOf(refuse: Refuse, entitled: Need<unknown> | Entitlement): NonNullable<BearingSpec['entitled']> {
  if (isNeed(entitled)) return { by: entitled[NEED], way: [] }
  const way = (entitled.way ?? []).map((one): FactSpec => needOf(refuse, 'entitled.way', one).fact)
  return { by: needOf(refuse, 'entitled.by', entitled.by), way: way.map((fact) => fact.name) }
}

function checkWay(refuse: Refuse, name: string, way: WaySpec, argument: NeedSpec | undefined): void {
  const { kind, other, fillings } = way
  if (fillings) checkWay(refuse, name, { kind: 'among', other: fillings }, argument)
  const text = `${kind} ${needText(other)}`
  if (argument && other.mode === argument.mode && needText(other) === needText(argument))
    refuse(
      `"relations.${name}" to compare it with another record, but it takes ${needText(argument)} itself`,
      'name the record that must bear it',
    )
  if (other.mode === 'refuted')
    refuse(`"relations.${name}" to name a record, but it names a value that was refused`, 'name the fact itself')
  const schema = plain(schemaAt(other.fact.schema, other.path))
  if (!schema) refuse(`a field behind "${text}"`, 'correct the path')
  if (kind === 'among' && other.mode !== 'all' && !(schema instanceof z.ZodArray))
    refuse(`a list behind "${text}"`, 'name a field that is an array, or use sameAs(…)')
}

function plain(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return plain(schema.unwrap() as z.ZodType)
  return schema
}

function checkScope(refuse: Refuse, other: NeedSpec, scope: EntitySpec | undefined): void {
  const kind = kindOf(other)
  if (!kind || chainOf(scope).some((one) => one.name === kind.name)) return
  refuse(
    `${needText(other)} to be about what the action is about, but it is about each ${kind.name}`,
    `need a fact about ${kind.name}, or name one that sums them up`,
  )
}
