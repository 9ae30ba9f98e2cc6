import { z } from 'zod'
import type { Principal } from './provenance.ts'

/** What a field's declaration says about its values. */
export interface Mark {
  /** The system of record vouches for it: nobody outside chose these characters. */
  readonly record?: true
  /** Somebody outside wrote it, whatever its type is. */
  readonly by?: Principal
  /** Our own fixed wording, filled from facts. */
  readonly wording?: true
  /** What the type is, where the schema does not show it: a closed set in another guise, or a closed handle of a text. */
  readonly type?: 'closed' | 'handle'
  /** Who may be told, where the fact does not say. */
  readonly readers?: 'organisation'
}

/** A mark stays with what is refined from a schema: the registry looks at a schema's parents. */
const marks = z.registry<Mark>()

function marked<S extends z.ZodType>(schema: S, mark: Mark): S {
  const type = markOf(schema)?.type
  // A copy: the schema may stand elsewhere, unmarked.
  const copy = schema.clone()
  marks.add(copy, type ? { ...mark, type } : mark)
  return copy
}

export function markOf(schema: z.ZodType): Mark | undefined {
  return marks.get(schema)
}

/** An identifier that the system of record gave out, such as an order number. A string field without such a mark counts as text from outside. */
export function recordId(schema: z.ZodString = z.string()): z.ZodString {
  return marked(schema, { record: true })
}

/**
 * Text that the system of record vouches for: a status, a code, a catalogue's title. Never a display name, a note, a
 * remark, a file name or a subject line: somebody outside chooses those.
 */
export function recordText(): z.ZodString
export function recordText<S extends z.ZodType>(schema: S): S
export function recordText(schema: z.ZodType = z.string()): z.ZodType {
  return marked(schema, { record: true })
}

/**
 * A field that somebody outside writes, whatever its type: `writtenBy('customer', z.string())`. Where the fact is
 * declared to belong to one (`readers: owner('customer', 'id')`), it is that one who writes.
 */
export function writtenBy<S extends z.ZodType>(principal: Principal, schema: S): S {
  return marked(schema, { by: principal })
}

/**
 * Text that a calculation makes of fixed wording and facts, to be told. What is internal in those facts may then be
 * told; what belongs to somebody stays theirs; and where it quotes somebody outside, it counts as their words.
 */
export function wording(schema: z.ZodString = z.string()): z.ZodString {
  return marked(schema, { wording: true })
}

/** For what people say among themselves: nobody outside is told it unless the fact says otherwise. */
export function amongPeople<S extends z.ZodType>(schema: S): S {
  return marked(schema, { readers: 'organisation' })
}

/** For types of our own: a value into which no words fit. */
export function closedType<S extends z.ZodType>(schema: S): S {
  return marked(schema, { type: 'closed' })
}

/** For types of our own: a handle that does not carry what it stands for. */
export function handleType<S extends z.ZodType>(schema: S): S {
  return marked(schema, { type: 'handle' })
}
