import { z } from 'zod'
import type { FactSpec } from './fact.ts'
import { markOf, type Mark } from './marks.ts'
import type { Principal } from './provenance.ts'

/** A step from a list to its members, in a path. */
export const EACH = '[]'

/** What a schema says about the value at a path, however often the fact is read. Worked out once. */
export interface PathLabel {
  /** Outside text, where a system was asked for it: a string without a mark, or one that is marked as written by others. */
  readonly outside: boolean
  /** Who writes there, as the schema names them; `outside` where it does not say. */
  readonly writers: readonly Principal[]
  /** A mark says so, or it is a handle: wherever the value comes from. */
  readonly marked: boolean
  /** No words fit into it: numbers, money, dates, closed sets. */
  readonly closed: boolean
  /** All words in it are our own wording. */
  readonly wording: boolean
  /** Words in it that are our own wording. */
  readonly worded: boolean
  /** Words in it of which the schema says nothing, or that others write. */
  readonly free: boolean
  /** Words in it that the system of record vouches for, or that are picked from its records. */
  readonly vouched: boolean
  /** Who wrote the texts of which closed handles stand inside it: code cannot read them, a judgement can. */
  readonly held: readonly Principal[]
}

/** Somebody outside of whom nothing more is known. */
export const somebody: Principal = 'outside'

/** A schema may contain itself. */
const deepest = 24

const known = new WeakMap<FactSpec, Map<string, PathLabel>>()

/** The label that the schema of a fact gives the value at `path`. */
export function labelOf(spec: FactSpec, path: readonly string[]): PathLabel {
  let own = known.get(spec)
  if (!own) known.set(spec, (own = new Map()))
  const key = path.length === 0 ? '' : JSON.stringify(path)
  let label = own.get(key)
  if (!label) own.set(key, (label = workOut(spec, path)))
  return label
}

function workOut(spec: FactSpec, path: readonly string[]): PathLabel {
  return labelOfPlace(placeIn(spec, path))
}

/** The place at `path` of a fact. */
export function placeIn(spec: FactSpec, path: readonly string[]): readonly Node[] {
  const kind = spec.about
  // A member of a list is labelled as the list is where it stands.
  if (kind && spec.name === kind.name) return placeIn(kind.members.fact, [...kind.members.path, EACH, ...path])
  return path.reduce((at, step) => stepInto(at, step), nodesOf(spec.schema))
}

/** A place in a schema, with the mark of the nearest schema around it. */
export interface Node {
  readonly schema: z.ZodType
  readonly mark: Mark | undefined
}

/** The place itself, seen through optional, nullable and unions: one for each kind it may be of. */
export function nodesOf(schema: z.ZodType, around?: Mark, depth = 0): readonly Node[] {
  const mark = marked(markOf(schema), around)
  if (depth > deepest) return [{ schema: z.unknown(), mark: undefined }]
  const inner = (next: unknown) => (next instanceof z.ZodType ? nodesOf(next, mark, depth + 1) : [])
  if (mark?.type) return [{ schema, mark }]
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodCatch
  )
    return inner(schema.def.innerType)
  if (schema instanceof z.ZodLazy) return inner(schema.unwrap())
  // Values are kept as they are encoded: as the entrance of a codec.
  if (schema instanceof z.ZodPipe) return inner(schema.def.in)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(inner)
  if (schema instanceof z.ZodIntersection) return [...inner(schema.def.left), ...inner(schema.def.right)]
  return [{ schema, mark }]
}

/** The mark of a place: its own, or that of what it stands in. What type it is, only itself says. */
function marked(own: Mark | undefined, around: Mark | undefined): Mark | undefined {
  if (own?.record || own?.by || own?.wording || !around) return own
  const { type: _, ...inherited } = around
  return own ? { ...inherited, ...own } : inherited
}

/** The places one step further: a field, or the members of a list. A step that no schema foresees leads to unmarked words. */
export function stepInto(nodes: readonly Node[], step: string): readonly Node[] {
  const next = nodes.flatMap(({ schema, mark }) => {
    if (schema instanceof z.ZodArray) return nodesOf(schema.element as z.ZodType, mark)
    if (schema instanceof z.ZodTuple)
      return [...schema.def.items, ...(schema.def.rest ? [schema.def.rest] : [])].flatMap((one) =>
        nodesOf(one as z.ZodType, mark),
      )
    if (schema instanceof z.ZodRecord) return nodesOf(schema.valueType as z.ZodType, mark)
    if (!(schema instanceof z.ZodObject)) return []
    const field: unknown = Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined
    return field instanceof z.ZodType ? nodesOf(field, mark) : []
  })
  return next.length > 0 ? next : [{ schema: z.unknown(), mark: undefined }]
}

/** Where a field's name stands, if whoever wrote the value chose it; undefined for a field that the schema names. */
export function keysAt(nodes: readonly Node[], key: string): readonly Node[] | undefined {
  if (nodes.some(({ schema }) => schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key))) return undefined
  const keys = nodes.flatMap(({ schema, mark }) =>
    schema instanceof z.ZodRecord ? nodesOf(schema.keyType as z.ZodType, mark) : [],
  )
  return keys.length > 0 ? keys : [{ schema: z.unknown(), mark: undefined }]
}

/** What the schema says of a value at this place. */
export function labelOfPlace(nodes: readonly Node[], depth = 0): PathLabel {
  const labels = nodes.map((node) => nodeLabel(node, depth))
  return {
    outside: labels.some((one) => one.outside),
    marked: labels.some((one) => one.marked),
    writers: [...new Set(labels.flatMap((one) => one.writers))],
    closed: labels.every((one) => one.closed),
    wording: labels.some((one) => one.wording) && labels.every((one) => one.wording || one.closed),
    worded: labels.some((one) => one.worded),
    free: labels.some((one) => one.free),
    vouched: labels.some((one) => one.vouched),
    held: [...new Set(labels.flatMap((one) => one.held))],
  }
}

function nodeLabel(node: Node, depth: number): PathLabel {
  const { schema, mark } = node
  if (mark?.type === 'handle') return handle(mark.by ?? somebody, depth)
  const parts = mark?.type || depth > deepest ? undefined : partsOf(node)
  if (parts && parts.length > 0) return labelOfPlace(parts, depth + 1)
  return leaf(parts !== undefined || mark?.type === 'closed' || isClosed(schema), mark)
}

const plain: PathLabel = {
  outside: false,
  marked: false,
  writers: [],
  closed: true,
  wording: false,
  worded: false,
  free: false,
  vouched: false,
  held: [],
}

/** A handle by itself stands for its text. Inside something else it is nothing that code could read. */
function handle(writer: Principal, depth: number): PathLabel {
  const inside = { ...plain, held: [writer] }
  return depth > 0 ? inside : { ...inside, outside: true, marked: true, writers: [writer], closed: false, free: true }
}

function leaf(closed: boolean, mark: Mark | undefined): PathLabel {
  if (mark?.by !== undefined)
    return { ...plain, outside: true, marked: true, writers: [mark.by], closed, free: !closed }
  if (closed) return plain
  if (mark?.record) return { ...plain, closed, vouched: true }
  const worded = mark?.wording === true
  return { ...plain, closed, outside: true, writers: [somebody], wording: worded, worded, free: !worded }
}

/** The places inside a value that has parts; undefined where it has none. */
function partsOf(node: Node): readonly Node[] | undefined {
  const { schema, mark } = node
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return stepInto([node], EACH)
  if (schema instanceof z.ZodRecord)
    return [...nodesOf(schema.keyType as z.ZodType, mark), ...nodesOf(schema.valueType as z.ZodType, mark)]
  if (!(schema instanceof z.ZodObject)) return undefined
  return Object.values(schema.shape).flatMap((field) => nodesOf(field as z.ZodType, mark))
}

/** Whether a value here is of a type of our own: in no part of it stand words. */
export function isTyped({ mark }: Node): boolean {
  return mark?.type !== undefined
}

const dates = [z.ZodISODate, z.ZodISODateTime, z.ZodISOTime, z.ZodISODuration]

/** Whether no words fit into a value of this schema. */
export function isClosed(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return true
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodBigInt || schema instanceof z.ZodBoolean) return true
  if (schema instanceof z.ZodDate || dates.some((one) => schema instanceof one)) return true
  return schema instanceof z.ZodNull || schema instanceof z.ZodUndefined || schema instanceof z.ZodNever
}
