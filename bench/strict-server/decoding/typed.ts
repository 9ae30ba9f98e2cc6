import { record } from '../document/json.ts'
import type { Schemas } from '../document/schemas.ts'
import type { Shape, Untyped } from './styles.ts'
import { Undecodable } from './text.ts'

/** The shapes in which a value of this schema may be written, the one to try first at the front. */
export function shapesOf(schemas: Schemas, schema: unknown): readonly Shape[] {
  const types = schemas.types(schema)
  const shapes = new Set<Shape>([...types].map((type) => (type === 'array' || type === 'object' ? type : 'primitive')))
  return shapes.size > 0 ? [...shapes] : ['primitive']
}

/** Gives texts the types that their schema says. What does not fit stays text, so that the schema refuses it. */
export function typed(schemas: Schemas, schema: unknown, value: Untyped): unknown {
  if (typeof value === 'string') return scalar(schemas.types(schema), value)
  if (Array.isArray(value)) {
    const items = itemsOf(schemas, schema)
    return value.map((item: string) => inner(schemas, items, item))
  }
  return Object.fromEntries(
    Object.entries<string>(value).map(([name, text]) => [
      name,
      inner(schemas, propertyOf(schemas, schema, name), text),
    ]),
  )
}

function inner(schemas: Schemas, schema: unknown, text: string): unknown {
  if (!shapesOf(schemas, schema).includes('primitive'))
    throw new Undecodable('the specification says no way to write an array or object inside an array or object')
  return scalar(schemas.types(schema), text)
}

function scalar(types: ReadonlySet<string>, text: string): unknown {
  if ((types.has('integer') || types.has('number')) && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text))
    return Number(text)
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (types.has('null') && !types.has('string') && text === '') return null
  return text
}

/** What the schema says of the items of an array, whichever of its alternatives is one. */
export function itemsOf(schemas: Schemas, schema: unknown): unknown {
  return alternatives(schemas, schema).find((one) => one['items'] !== undefined)?.['items'] ?? true
}

export function propertyOf(schemas: Schemas, schema: unknown, name: string): unknown {
  for (const one of alternatives(schemas, schema)) {
    const property = record(one['properties'])[name]
    if (property !== undefined) return property
  }
  const additional = alternatives(schemas, schema).find((one) => one['additionalProperties'] !== undefined)
  return additional?.['additionalProperties'] ?? true
}

export function propertiesOf(schemas: Schemas, schema: unknown): readonly string[] {
  return alternatives(schemas, schema).flatMap((one) => Object.keys(record(one['properties'])))
}

/** True where a document says, in words of its own, that other names may stand here. */
export function isFreeForm(schemas: Schemas, schema: unknown): boolean {
  const all = alternatives(schemas, schema)
  const additional = all.map((one) => one['additionalProperties']).find((one) => one !== undefined)
  return additional === undefined ? propertiesOf(schemas, schema).length === 0 : additional !== false
}

function alternatives(schemas: Schemas, schema: unknown): readonly Readonly<Record<string, unknown>>[] {
  const whole = schemas.merged(schema)
  const options = [whole['oneOf'], whole['anyOf']].flatMap((list) => (Array.isArray(list) ? list : []))
  return [whole, ...options.map((one) => schemas.merged(one))]
}
