import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isRecord, list, pointed, record, resolve, text, type Json } from './json.ts'
import type { ServedDocument } from './served.ts'

/** Which way a value goes: what only the server writes has no place in a request, and the other way round. */
export type Direction = 'request' | 'answer'

/** Checks values against the schemas of one document. */
export class Schemas {
  readonly #document: ServedDocument
  readonly #ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: true,
    unicodeRegExp: false,
    logger: false,
  })
  readonly #compiled = new Map<unknown, Map<Direction, ValidateFunction>>()

  constructor(document: ServedDocument) {
    this.#document = document
    formats.default(this.#ajv)
  }

  /** What is wrong with a value; empty where nothing is. */
  problems(schema: unknown, value: unknown, direction: Direction): readonly string[] {
    const validate = this.#validator(schema, direction)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the value'} ${message}`)
  }

  /** The types a schema may have, through references and combinations; empty where it does not say. */
  types(schema: unknown, seen: readonly unknown[] = []): ReadonlySet<string> {
    if (seen.includes(schema)) return new Set()
    const all = this.merged(schema)
    const said = typeof all['type'] === 'string' ? [all['type']] : list(all['type']).map(String)
    if (said.length > 0)
      return new Set(all['nullable'] === true && this.#document.version === '3.0' ? [...said, 'null'] : said)
    const options = [...list(all['oneOf']), ...list(all['anyOf'])]
    if (options.length > 0) return new Set(options.flatMap((one) => [...this.types(one, [...seen, schema])]))
    const values = 'const' in all ? [all['const']] : list(all['enum'])
    if (values.length > 0) return new Set(values.map((value) => (value === null ? 'null' : typeof value)))
    if (all['properties'] !== undefined || isRecord(all['additionalProperties'])) return new Set(['object'])
    return all['items'] === undefined ? new Set() : new Set(['array'])
  }

  /** A schema with its references followed and its `allOf` put together. */
  merged(schema: unknown, seen: readonly unknown[] = []): Json {
    const { allOf, ...own } = this.#followed(schema)
    return list(allOf)
      .filter((part) => !seen.includes(part))
      .map((part) => this.merged(part, [...seen, part]))
      .reduce<Json>((whole, part) => together(whole, part), own)
  }

  #followed(schema: unknown): Json {
    const found = resolve(this.#document.source, schema)
    const { $ref, ...beside } = record(schema)
    return $ref !== undefined && this.#document.version === '3.1' ? { ...found, ...beside } : found
  }

  #validator(schema: unknown, direction: Direction): ValidateFunction {
    const known = this.#compiled.get(schema) ?? new Map<Direction, ValidateFunction>()
    this.#compiled.set(schema, known)
    const validate = known.get(direction) ?? this.#ajv.compile(new Rewriting(this.#document, direction).whole(schema))
    known.set(direction, validate)
    return validate
  }
}

function together(whole: Json, part: Json): Json {
  return {
    ...whole,
    ...part,
    properties: { ...record(whole['properties']), ...record(part['properties']) },
    required: [...list(whole['required']), ...list(part['required'])],
  }
}

/** Writes a schema of the document as one JSON Schema of 2020-12 that stands alone. */
class Rewriting {
  readonly #document: ServedDocument
  readonly #direction: Direction
  readonly #definitions = new Map<string, unknown>()

  constructor(document: ServedDocument, direction: Direction) {
    this.#document = document
    this.#direction = direction
  }

  whole(schema: unknown): Json {
    const own = this.#schema(schema)
    return { allOf: [own], $defs: Object.fromEntries(this.#definitions) }
  }

  #schema(schema: unknown): unknown {
    if (!isRecord(schema)) return schema ?? true
    const reference = text(schema['$ref'])
    if (reference !== undefined) return this.#referred(reference, schema)
    const { nullable, required, exclusiveMinimum, exclusiveMaximum, $schema: _, $id: __, ...rest } = schema
    const written: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(rest)) if (!annotations.has(key)) written[key] = this.#keyword(key, value)
    if (Array.isArray(required))
      written['required'] = required.filter((name) => !this.#foreign(record(schema['properties'])[String(name)]))
    bound(written, 'minimum', 'exclusiveMinimum', exclusiveMinimum)
    bound(written, 'maximum', 'exclusiveMaximum', exclusiveMaximum)
    return nullable === true && this.#document.version === '3.0' ? { anyOf: [{ type: 'null' }, written] } : written
  }

  #referred(reference: string, schema: Json): unknown {
    if (!this.#definitions.has(reference)) {
      this.#definitions.set(reference, true)
      this.#definitions.set(reference, this.#schema(pointed(this.#document.source, reference)))
    }
    const { $ref: _, ...beside } = schema
    const name = reference.replaceAll('~', '~0').replaceAll('/', '~1')
    const target = { $ref: `#/$defs/${encodeURIComponent(name)}` }
    return this.#document.version === '3.1' && Object.keys(beside).length > 0
      ? { allOf: [target, this.#schema(beside)] }
      : target
  }

  #keyword(key: string, value: unknown): unknown {
    if (schemaMaps.has(key))
      return Object.fromEntries(
        Object.entries(record(value)).map(([name, one]) => [name, this.#foreign(one) ? false : this.#schema(one)]),
      )
    if (schemaLists.has(key)) return list(value).map((one) => this.#schema(one))
    if (key === 'items' && Array.isArray(value)) return value.map((one) => this.#schema(one))
    return schemaKeywords.has(key) ? this.#schema(value) : value
  }

  /** True of a property that does not belong in this direction. */
  #foreign(schema: unknown): boolean {
    const keyword = this.#direction === 'request' ? 'readOnly' : 'writeOnly'
    return isRecord(schema) && (schema[keyword] === true || resolve(this.#document.source, schema)[keyword] === true)
  }
}

/** Versions before 3.1 say by true that a bound does not include its value. */
function bound(schema: Record<string, unknown>, inclusive: string, exclusive: string, says: unknown): void {
  if (typeof says === 'number') schema[exclusive] = says
  if (says !== true) return
  schema[exclusive] = schema[inclusive]
  delete schema[inclusive]
}

const schemaMaps = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const schemaKeywords = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
])
const annotations = new Set(['discriminator', 'xml', 'externalDocs', 'example', 'examples', 'default', 'deprecated'])
