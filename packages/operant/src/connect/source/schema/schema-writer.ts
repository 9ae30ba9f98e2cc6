import { docComment, comment } from '../literal.ts'
import { ImportMistake } from '../import-mistake.ts'
import { layout, list, type Code } from '../layout.ts'
import { pascalCase, type UniqueNames } from '../names.ts'
import { allOfPiece } from './all-of.ts'
import { objectPiece } from './object.ts'
import { isKeywords, listIn, narrows, piece, textIn, typesOf, type Keywords, type Piece } from './piece.ts'
import { Groups, referencesIn } from './references.ts'
import { enumPiece, numberPiece, stringPiece } from './scalar.ts'
import { unionPiece } from './union.ts'

/** Where a reference leads: the schema, and one key for every way to write the reference. */
export interface Referred {
  readonly key: string
  readonly schema: unknown
  /** What it is called in the document. */
  readonly name: string
}

interface Declared {
  readonly name: string
  readonly schema: unknown
  readonly recursive: boolean
  readonly code: Code
  readonly piece: Piece
}

const deepest = 40

/**
 * Writes JSON Schema, as OpenAPI 3.0 and 3.1, Swagger and MCP have it, as zod schemas: each that is referred to once,
 * by its name, before whatever uses it. What zod cannot say is left open and told in a comment.
 */
export class SchemaWriter {
  readonly #find: (reference: string) => Referred
  readonly #names: UniqueNames
  readonly #groups: Groups
  readonly #referred = new Map<string, Referred>()
  readonly #declared = new Map<string, Declared>()
  /** The recursive group that is being declared, by key, with the names its members will have. */
  #open: ReadonlyMap<string, string> = new Map()

  /** Whether the document is of version 3.1 or later. */
  readonly since31: boolean

  constructor(find: (reference: string) => Referred, names: UniqueNames, since31 = true) {
    this.#find = find
    this.since31 = since31
    this.#names = names
    this.#groups = new Groups(
      (key) => referencesIn(this.#referred.get(key)?.schema).map((reference) => this.#follow(reference).key),
      (group, recursive) => this.#declareGroup(group, recursive),
    )
  }

  /** What was declared so far, each after all that it uses. */
  declarations(): readonly string[] {
    return [...this.#declared.values()].map(declaration)
  }

  /** The schema that a chain of references leads to. */
  resolve(schema: unknown): unknown {
    const seen = new Set<string>()
    let current = schema
    while (isKeywords(current) && typeof current['$ref'] === 'string' && !narrows(withoutReference(current))) {
      const next = this.#follow(current['$ref'])
      if (seen.has(next.key))
        throw new ImportMistake(current['$ref'], 'refers to itself and to nothing else', 'let it describe a value')
      seen.add(next.key)
      current = next.schema
    }
    return current
  }

  /** The schema as code, at the place where it is used. */
  piece(schema: unknown, depth = 0): Piece {
    if (schema === false) return piece('z.never()', 'never')
    if (!isKeywords(schema)) return piece('z.unknown()', 'unknown')
    if (depth > deepest) return piece('z.unknown()', 'unknown', ['nested too deeply to be written out'])
    const inner = this.#piece(schema, depth)
    const nullable = schema['nullable'] === true || (Array.isArray(schema['type']) && schema['type'].includes('null'))
    return nullable ? orNull(inner) : inner
  }

  /** Whether a reference can be used for its fields: it is declared, and as an object. */
  shapeOf(reference: string): { readonly name: string; readonly piece: Piece } | undefined {
    const { key } = this.#follow(reference)
    this.#groups.visit(key)
    const found = this.#declared.get(key)
    return found && !found.recursive && found.piece.object ? found : undefined
  }

  #follow(reference: string): Referred {
    const found = this.#find(reference)
    this.#referred.set(found.key, found)
    return found
  }

  #piece(schema: Keywords, depth: number): Piece {
    const reference = schema['$ref']
    if (typeof reference === 'string') {
      const rest = withoutReference(schema)
      return narrows(rest) ? allOfPiece(this, { allOf: [{ $ref: reference }, rest] }, depth) : this.#referTo(reference)
    }
    const untold = untoldIn(schema)
    const inner = this.#plain(schema, depth)
    return untold.length === 0 ? inner : { ...inner, notes: [...inner.notes, ...untold] }
  }

  #plain(schema: Keywords, depth: number): Piece {
    if (Array.isArray(schema['enum'])) return enumPiece(schema['enum'])
    if (Object.hasOwn(schema, 'const')) return enumPiece([schema['const']])
    if (listIn(schema, 'allOf').length > 0) return allOfPiece(this, schema, depth)
    if (listIn(schema, 'oneOf').length > 0) return unionPiece(this, schema, 'oneOf', depth)
    if (listIn(schema, 'anyOf').length > 0) return unionPiece(this, schema, 'anyOf', depth)
    const types = typesOf(schema).filter((type) => type !== 'null')
    if (types.length === 0)
      return typesOf(schema).includes('null') ? piece('z.null()', 'null') : piece('z.unknown()', 'unknown')
    const pieces = types.map((type) => this.#typed(schema, type, depth))
    const [only] = pieces
    if (only && pieces.length === 1) return only
    return {
      ...piece(
        list(
          'z.union([',
          pieces.map(({ code }) => code),
          '])',
        ),
        pieces.map(({ type }) => type).join(' | '),
      ),
      notes: pieces.flatMap(({ notes }) => notes),
      deferred: pieces.some(({ deferred }) => deferred),
    }
  }

  #typed(schema: Keywords, type: string, depth: number): Piece {
    switch (type) {
      case 'string':
        return stringPiece(schema)
      case 'integer':
        return numberPiece(schema, true)
      case 'number':
        return numberPiece(schema, false)
      case 'boolean':
        return piece('z.boolean()', 'boolean')
      case 'null':
        return piece('z.null()', 'null')
      case 'array':
        return this.#array(schema, depth)
      case 'object':
        return objectPiece(this, schema, depth)
      case 'file':
        return stringPiece({ format: 'binary' })
      default:
        return piece('z.unknown()', 'unknown', [`type, not known: ${type}`])
    }
  }

  #array(schema: Keywords, depth: number): Piece {
    const first = listIn(schema, 'prefixItems')
    const members = this.piece(first.length > 0 ? true : (schema['items'] ?? true), depth + 1)
    const { minItems: least, maxItems: most } = schema
    const code: Code = [
      list('z.array(', [members.code], ')'),
      typeof least === 'number' && least > 0 ? `.min(${least})` : '',
      typeof most === 'number' ? `.max(${most})` : '',
    ]
    const notes = members.notes.map((note) => `each: ${note}`)
    if (schema['uniqueItems'] === true) notes.push('no member twice, not checked')
    if (first.length > 0) notes.push('a kind of its own for each place, not checked')
    return piece(
      code,
      /[ |&]/.test(members.type) ? `(${members.type})[]` : `${members.type}[]`,
      notes,
      members.deferred,
    )
  }

  #referTo(reference: string): Piece {
    const { key } = this.#follow(reference)
    const open = this.#open.get(key)
    if (open !== undefined) return piece(open, open, [], true)
    this.#groups.visit(key)
    const found = this.#declared.get(key)
    if (!found) return piece('z.unknown()', 'unknown', [`${reference}, not written out here`])
    const type = found.recursive ? found.name : `z.output<typeof ${found.name}>`
    const { object } = found.piece
    return { ...piece(found.name, type), ...(object && !found.recursive ? { object } : {}) }
  }

  #declareGroup(group: readonly string[], recursive: boolean): void {
    const members = group.flatMap((key) => {
      const found = this.#referred.get(key)
      return found
        ? [{ key, schema: found.schema, name: this.#names.declare(pascalCase(found.name, 'Schema'), 'Schema') }]
        : []
    })
    const before = this.#open
    if (recursive) this.#open = new Map(members.map(({ key, name }) => [key, name]))
    for (const { key, schema, name } of members) {
      this.resolve(schema)
      const made = this.piece(schema)
      const code: Code = made.deferred ? list('z.lazy(() => ', [made.code], ')') : made.code
      this.#declared.set(key, { name, schema, recursive, code, piece: made })
    }
    this.#open = before
  }

  /** Whether a recursive schema is being written, whose objects keep fields that they do not name. */
  get recursive(): boolean {
    return this.#open.size > 0
  }
}

function withoutReference(schema: Keywords): Keywords {
  const { $ref: _, ...rest } = schema
  return rest
}

function orNull(inner: Piece): Piece {
  if (inner.type === 'unknown' || inner.type === 'null') return inner
  const { notes, deferred } = inner
  return piece([inner.code, '.nullable()'], `${inner.type} | null`, notes, deferred)
}

function untoldIn(schema: Keywords): readonly string[] {
  const words = ['not', 'if', 'contains', 'patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas']
  const found = [...words, 'unevaluatedProperties', 'minProperties', 'maxProperties'].filter((word) =>
    Object.hasOwn(schema, word),
  )
  return found.length === 0 ? [] : [`not checked: ${found.join(', ')}`]
}

function declaration({ name, schema, recursive, code, piece: made }: Declared): string {
  const said = textIn(schema, 'description') ?? textIn(schema, 'title') ?? ''
  const notes = made.notes.map((note) => `${comment(note)}\n`).join('')
  const typed = recursive ? `: z.ZodType<${name}>` : ''
  const start = `export const ${name}${typed} = `
  const type = recursive ? typeDeclaration(name, made.type) : ''
  return `${docComment(said)}${notes}${type}${start}${layout(code, start.length)}`
}

/** Types of objects that are long stand field by field. */
function typeDeclaration(name: string, type: string): string {
  const start = `export type ${name} = `
  const fields = topLevel(type)
  if (start.length + type.length <= 110 || fields.length < 2) return `${start}${type}\n`
  return `${start}{\n${fields.map((field) => `  ${field}\n`).join('')}}\n`
}

/** The fields of `{ a: …; b: … }`; none for any other type. */
function topLevel(type: string): readonly string[] {
  if (!type.startsWith('{ ')) return []
  const fields = ['']
  let depth = 0
  let quoted = false
  for (let place = 2; place < type.length - 2; place += 1) {
    const character = type[place] ?? ''
    if (character === '\\') fields[fields.length - 1] += character + (type[(place += 1)] ?? '')
    else {
      if (character === "'") quoted = !quoted
      if (!quoted && '{(['.includes(character)) depth += 1
      if (!quoted && '})]'.includes(character)) depth -= 1
      if (depth < 0) return []
      if (depth === 0 && !quoted && character === ';') fields.push('')
      else fields[fields.length - 1] += character
    }
  }
  return fields.map((field) => field.trim())
}
