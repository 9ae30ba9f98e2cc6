import { z } from 'zod'
import { asJson, NotJson, type Json } from './json.ts'
import { NEED, paths, type Fields, type Narrow, type Need, type NeedSpec, type Pattern } from './need.ts'
import { OutsideText, type KeptText } from './outside-text.ts'
import { markOf } from './marks.ts'
import { heldIn } from './owner-of.ts'
import type { Principal } from './provenance.ts'
import { inMilliseconds, type Duration } from './time.ts'
import { definedAt, DefinitionError } from './definition-error.ts'

/** A kind of entity that several facts are about, such as each order in one case. */
export interface EntitySpec {
  readonly name: string
  /** Where its members come from: a list inside a fact. */
  readonly members: NeedSpec
  /** The field of a member that names it; absent when members are plain strings. */
  readonly key: string | undefined
  /** The kind this kind belongs to (`order` of `order line`), or undefined below the run's subject. */
  readonly parent: EntitySpec | undefined
  /** The member itself, as a fact about it. */
  readonly element: FactSpec
}

/** Whose own data a fact holds: a kind of principal, and the field that names which. */
export interface Owner {
  readonly kind: Principal
  readonly by: string
}

/** `public`: anybody; `organisation`: nobody outside; or the one it belongs to. */
export type Readers = 'public' | 'organisation' | Owner

export interface FactSpec {
  readonly name: string
  readonly schema: z.ZodType
  /** Absent: the organisation. */
  readonly readers?: Readers
  readonly about: EntitySpec | undefined
  /** Milliseconds a value may be relied on before a write; undefined means as long as nothing changes it. */
  readonly freshFor: number | undefined
  readonly definedAt: string
}

/** A typed token for something a run can know. */
export interface Fact<V, N extends string = string> extends Need<V, N> {
  /** Paths into the value. */
  readonly $: Fields<V, N>
  /** The fact, once it is known to be of this kind. */
  is<const P extends Pattern<V>>(pattern: P): Refined<Narrow<V, P>, N>
}

/** A fact narrowed to one of its kinds. */
export interface Refined<V, N extends string> extends Need<V, N> {
  readonly $: Fields<V, N>
}

/** A kind of entity, as a token: a need of the member itself. `M` names the fact that lists the members. */
export interface Entity<V, M extends string = string> extends Fact<V, M> {
  readonly entity: EntitySpec
}

export interface FactOptions {
  readonly about?: Entity<unknown>
  readonly freshFor?: Duration
  /** Who may be told what it says. Default: nobody outside the organisation. See `owner`. */
  readonly readers?: Readers
}

/** Whose data a fact holds, for its `readers`: `owner('customer', 'customerId')` is the customer whom that field names. */
export function owner(kind: Principal, by: string): Owner {
  return { kind, by }
}

const identifier = /^[a-z][A-Za-z0-9]*$/

/**
 * Declares a fact: its name (camelCase, the word policies use for it), the schema of its value, and what it is about.
 * @throws DefinitionError for a name that is not an identifier or a duration that is none.
 */
export function fact<const N extends string, S extends z.ZodType>(
  name: N,
  schema: S,
  options: FactOptions = {},
): Fact<z.output<S>, N> {
  const where = definedAt()
  if (!identifier.test(name))
    throw new DefinitionError(where, `fact "${name}"`, 'a name in camelCase, such as orderTotal', 'rename it')
  if (!((schema as unknown) instanceof z.ZodType))
    throw new DefinitionError(where, `fact "${name}"`, 'a zod schema of its value', 'write it as in z.object({ … })')
  const readers = options.readers ?? markOf(schema)?.readers
  checkReaders(schema, readers, where, name)
  return token({
    name,
    schema,
    ...(readers === undefined ? {} : { readers }),
    about: options.about?.entity,
    freshFor: options.freshFor === undefined ? undefined : inMilliseconds(options.freshFor),
    definedAt: where,
  })
}

function checkReaders(schema: z.ZodType, readers: Readers | undefined, where: string, name: string): void {
  if (readers === undefined || typeof readers === 'string' || schemaAt(schema, [readers.by])) return
  throw new DefinitionError(
    where,
    `fact "${name}"`,
    `a field "${readers.by}" that names whose it is`,
    "correct the field in owner('…', '…')",
  )
}

function token<V, N extends string>(spec: FactSpec): Fact<V, N> {
  const whole: NeedSpec = { fact: spec, path: [], mode: 'value', is: undefined, atLeast: undefined, within: undefined }
  return {
    [NEED]: whole,
    $: paths(whole),
    is: (pattern) => {
      const narrowed: NeedSpec = { ...whole, is: asJson(pattern) as Readonly<Record<string, Json>> }
      return { [NEED]: narrowed, $: paths(narrowed) }
    },
  }
}

/**
 * Declares a kind of entity from a list that some fact holds: `entity('order', claim.$.orders)` for a list of ids,
 * `entity('orderLine', order.$.lines, 'id')` for a list of objects. Facts `about` it are kept per member.
 */
export function entity<V, M extends string>(
  name: string,
  members: Need<readonly V[], M>,
  ...key: V extends string ? [] : [key: keyof V & string]
): Entity<V, M> {
  const where = definedAt()
  if (!identifier.test(name))
    throw new DefinitionError(where, `entity "${name}"`, 'a name in camelCase, such as orderLine', 'rename it')
  const from = members[NEED]
  const schema = memberSchema(from, where, name)
  checkMemberKey(schema, key[0], where, name)
  const element: FactSpec = {
    name,
    schema,
    about: undefined,
    freshFor: undefined,
    definedAt: where,
  }
  const kind: EntitySpec = { name, members: from, key: key[0], parent: from.fact.about, element }
  const about: FactSpec = { ...element, about: kind }
  return { ...token<V, M>(about), entity: { ...kind, element: about } }
}

function checkMemberKey(member: z.ZodType, key: string | undefined, where: string, name: string): void {
  const plain = !(member instanceof z.ZodObject || member instanceof z.ZodUnion)
  if (key === undefined ? plain : schemaAt(member, [key])) return
  throw new DefinitionError(
    where,
    `entity "${name}"`,
    key === undefined
      ? 'the field that names a member, for the members are objects'
      : `a field "${key}" in each member`,
    `write it as in entity('${name}', …, 'id')`,
  )
}

function memberSchema(from: NeedSpec, where: string, name: string): z.ZodType {
  const list = schemaAt(from.fact.schema, from.path)
  if (list instanceof z.ZodArray) return list.element as z.ZodType
  throw new DefinitionError(
    where,
    `entity "${name}"`,
    `a list at ${from.fact.name}.${from.path.join('.')}`,
    'give the path of an array',
  )
}

const known = new WeakMap<z.ZodType, Map<string, z.ZodType | undefined>>()

/**
 * The schema of a field inside a schema, through optional, nullable and unions (of a field that several kinds have,
 * the union of theirs); undefined where there is none.
 */
export function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  if (path.length === 0) return schema
  const own = known.get(schema) ?? new Map<string, z.ZodType | undefined>()
  known.set(schema, own)
  const key = JSON.stringify(path)
  if (!own.has(key)) own.set(key, findSchema(schema, path))
  return own.get(key)
}

function findSchema(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  const [key, ...rest] = path
  if (key === undefined) return schema
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly) {
    return schemaAt(schema.unwrap() as z.ZodType, path)
  }
  if (schema instanceof z.ZodUnion) {
    const kinds = schema.options.map((option) => schemaAt(option as z.ZodType, path)).filter((one) => one !== undefined)
    return kinds.length > 1 ? z.union(kinds) : kinds[0]
  }
  if (!(schema instanceof z.ZodObject)) return undefined
  const field: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
  return field instanceof z.ZodType ? schemaAt(field, rest) : undefined
}

/** A value that does not fit its fact's schema; `problem` names the field. */
export class BadValue extends Error {
  override readonly name = 'BadValue'
}

/** The JSON form of a fact's value, checked by its schema, with the outside texts it holds by digest. */
export function encodeFact(
  spec: FactSpec,
  value: unknown,
): { readonly json: Json; readonly texts: ReadonlyMap<string, KeptText> } {
  const result = z.safeEncode(spec.schema, value)
  if (!result.success) throw new BadValue(`${spec.name} does not fit its schema: ${problem(result.error)}`)
  try {
    const json = asJson(result.data)
    return { json, texts: textsIn(value, heldIn(spec, json, [])) }
  } catch (error) {
    if (error instanceof NotJson) throw new BadValue(`${spec.name}: ${error.message}`)
    throw error
  }
}

/** The value that a fact's JSON stands for. */
export function decodeFact(spec: FactSpec, json: Json, path: readonly string[] = []): unknown {
  if (path.length === 0) return decode(spec.schema, json, spec.name)
  const field = schemaAt(spec.schema, path)
  return field ? decode(field, json, `${spec.name}.${path.join('.')}`) : json
}

/** Decodes by any schema, naming what it was in the error. */
export function decode(schema: z.ZodType, json: unknown, what: string): unknown {
  const result = z.safeDecode(schema, json)
  if (result.success) return result.data
  throw new BadValue(`${what} does not fit its schema: ${problem(result.error)}`)
}

function problem(error: z.ZodError): string {
  const first = error.issues[0]
  return first ? `${first.path.join('.') || 'the value'}: ${first.message}` : 'unknown problem'
}

/** Each text is taken to be by everybody who wrote one in the value. */
function textsIn(
  value: unknown,
  writers: readonly Principal[],
  found = new Map<string, KeptText>(),
): ReadonlyMap<string, KeptText> {
  if (value instanceof OutsideText) {
    const text = OutsideText.open(value)
    if (text !== undefined) found.set(value.digest, { body: text, writers })
  } else if (Array.isArray(value)) {
    for (const item of value) textsIn(item, writers, found)
  } else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const item of Object.values(value)) textsIn(item, writers, found)
  }
  return found
}
