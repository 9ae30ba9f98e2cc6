import type { Code } from '../layout.ts'

/** A schema as a document has it: an object of keywords, or true or false. */
export type Keywords = Readonly<Record<string, unknown>>

/** A schema in zod. */
export interface Piece {
  readonly code: Code
  /** The TypeScript type of its values. */
  readonly type: string
  /** What the document says and the code does not check, for a comment. */
  readonly notes: readonly string[]
  /** An object of which the code can take the fields, drop none, or name a field's value. */
  readonly object?: 'strip' | 'loose' | 'strict' | 'catchall'
  /** It names a schema that is not declared yet: it must be looked at later only. */
  readonly deferred: boolean
}

export function piece(code: Code, type: string, notes: readonly string[] = [], deferred = false): Piece {
  return { code, type, notes, deferred }
}

export function isKeywords(schema: unknown): schema is Keywords {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
}

export function keywordsIn(schema: unknown, name: string): Keywords {
  const value = isKeywords(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined
  return isKeywords(value) ? value : {}
}

export function listIn(schema: unknown, name: string): readonly unknown[] {
  const value = isKeywords(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined
  return Array.isArray(value) ? value : []
}

export function textIn(schema: unknown, name: string): string | undefined {
  const value = isKeywords(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined
  return typeof value === 'string' ? value : undefined
}

export function numberIn(schema: unknown, name: string): number | undefined {
  const value = isKeywords(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The types that a schema names; what it must be of where it names none. */
export function typesOf(schema: Keywords): readonly string[] {
  const { type } = schema
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type.filter((one) => typeof one === 'string')
  if (['properties', 'additionalProperties', 'patternProperties'].some((word) => Object.hasOwn(schema, word)))
    return ['object']
  return Object.hasOwn(schema, 'items') || Object.hasOwn(schema, 'prefixItems') ? ['array'] : []
}

/** Keywords that only tell, and narrow nothing. */
const telling = new Set(
  `title description example examples default deprecated readOnly writeOnly xml externalDocs $comment $schema $id id $anchor
  nullable discriminator`.split(/\s+/),
)

/** Whether a schema says anything of which values fit. */
export function narrows(schema: Keywords): boolean {
  return Object.keys(schema).some((word) => !telling.has(word) && !word.startsWith('x-'))
}
