import { isRecord, list, record, type Json } from '../document/json.ts'
import type { Schemas } from '../document/schemas.ts'
import { textFor } from './pattern.ts'

/** How deep required properties are followed before a schema is taken to have no finite value. */
const deepest = 12

/**
 * Makes a value that fits a schema, from its examples where it has any. Always the same for the same schema; undefined
 * where no value is found.
 */
export function sampleOf(schemas: Schemas, schema: unknown, depth = 0): unknown {
  if (!isRecord(schema)) return {}
  if (depth > deepest) return undefined
  const merged = schemas.merged(schema)
  for (const example of examplesOf(merged)) if (schemas.problems(schema, example, 'answer').length === 0) return example
  if ('const' in merged) return merged['const']
  const options = [...list(merged['oneOf']), ...list(merged['anyOf'])]
  const types = [...schemas.types(schema)]
  if (options.length > 0) return fromOptions(schemas, schema, merged, options, depth)
  if (depth > 3 && types.includes('null')) return null
  return ofType(schemas, merged, types.find((type) => type !== 'null') ?? types[0] ?? 'object', depth)
}

function examplesOf(merged: Json): readonly unknown[] {
  const single = ['example', 'default'].flatMap((key) => (merged[key] === undefined ? [] : [merged[key]]))
  return [...single, ...list(merged['examples']), ...list(merged['enum'])]
}

function fromOptions(schemas: Schemas, schema: unknown, merged: Json, options: readonly unknown[], depth: number) {
  const { oneOf: _, anyOf: __, ...rest } = merged
  const beside = Object.keys(rest).some((key) => key === 'properties' || key === 'type')
    ? ofType(schemas, rest, 'object', depth)
    : undefined
  const made = options.map((option) => {
    const own = sampleOf(schemas, option, depth + 1)
    return isRecord(own) && isRecord(beside) ? { ...beside, ...own } : own
  })
  return made.find((one) => schemas.problems(schema, one, 'answer').length === 0)
}

function ofType(schemas: Schemas, merged: Json, type: string, depth: number): unknown {
  switch (type) {
    case 'array': {
      const least = Number(merged['minItems'] ?? (depth > 3 ? 0 : 1))
      return Array.from({ length: least }, () => sampleOf(schemas, merged['items'] ?? {}, depth + 1))
    }
    case 'integer':
    case 'number':
      return numberFor(merged, type === 'integer' ? 1 : 0.5)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return stringFor(merged)
    default:
      return objectFor(schemas, merged, depth)
  }
}

function objectFor(schemas: Schemas, merged: Json, depth: number): Json {
  const required = new Set(list(merged['required']).map(String))
  const made = Object.entries(record(merged['properties'])).flatMap(([name, property]) => {
    if (schemas.merged(property)['writeOnly'] === true) return []
    return required.has(name) || depth < 3 ? [[name, sampleOf(schemas, property, depth + 1)] as const] : []
  })
  return Object.fromEntries(made)
}

function numberFor(merged: Json, step: number): number {
  const multiple = typeof merged['multipleOf'] === 'number' ? merged['multipleOf'] : step
  const least = Number(merged['minimum'] ?? -Infinity)
  const above = typeof merged['exclusiveMinimum'] === 'number' ? merged['exclusiveMinimum'] + multiple : -Infinity
  const from = Math.max(least, merged['exclusiveMinimum'] === true ? least + multiple : -Infinity, above)
  const most = Number(merged['maximum'] ?? Infinity)
  const wished = Number.isFinite(from) ? Math.ceil(from / multiple) * multiple : multiple
  return wished <= most ? wished : Math.floor(most / multiple) * multiple
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00Z',
  date: '2026-01-15',
  time: '09:30:00Z',
  duration: 'PT1H',
  email: 'somebody@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/a',
  url: 'https://example.com/a',
  'uri-reference': '/a',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  byte: 'c2FtcGxl',
  regex: '^a$',
  'json-pointer': '/a',
}

function stringFor(merged: Json): string {
  const least = Number(merged['minLength'] ?? 0)
  const most = Number(merged['maxLength'] ?? Infinity)
  const known = formats[String(merged['format'])]
  if (known !== undefined) return known
  const patterned = typeof merged['pattern'] === 'string' ? textFor(merged['pattern']) : undefined
  if (patterned !== undefined) return patterned
  return 'sample'.repeat(Math.ceil(least / 6) || 1).slice(0, Math.max(least, Math.min(most, 6)))
}
