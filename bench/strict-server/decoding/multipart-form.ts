import { list, text } from '../document/json.ts'
import type { Schemas } from '../document/schemas.ts'
import type { ServedContent } from '../document/served.ts'
import { refuse } from '../refusal.ts'
import { matching } from './media-types.ts'
import { partsOf, type Part } from './multipart.ts'
import { fromNamed, NamedValues } from './named-values.ts'
import { Undecodable } from './text.ts'
import { itemsOf, propertiesOf, propertyOf, shapesOf, typed } from './typed.ts'

/** Decodes a multipart/form-data body: a Buffer for each file, JSON and texts as their schemas say. @throws Refusal. */
export function decodeMultipart(
  header: string,
  body: Buffer,
  content: ServedContent,
  schemas: Schemas,
): Readonly<Record<string, unknown>> {
  let left = partsOf(header, body)
  const found: Record<string, unknown> = {}
  for (const name of propertiesOf(schemas, content.schema)) {
    const schema = propertyOf(schemas, content.schema, name)
    const written = content.encoding.get(name)
    const shape = shapesOf(schemas, schema)[0] ?? 'primitive'
    try {
      if (written?.kind === 'style') {
        const values = new NamedValues(left.map((part) => ({ name: part.name, raw: part.body.toString('utf8') })))
        const untyped = fromNamed(values, { name, schema, written, shape }, schemas, 'plain')
        if (untyped !== undefined) found[name] = typed(schemas, schema, untyped)
        left = left.filter((part) => values.left.some((value) => value.name === part.name))
        continue
      }
      const own = left.filter((part) => part.name === name)
      left = left.filter((part) => part.name !== name)
      if (own.length === 0) continue
      if (shape !== 'array' && own.length > 1) refuse(`body ${name}`, `there are ${own.length} parts of this name`)
      const one = shape === 'array' ? itemsOf(schemas, schema) : schema
      const values = own.map((part) => partValue(part, one, written?.contentType, schemas))
      found[name] = shape === 'array' ? values : values[0]
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      refuse(`body ${name}`, error.message)
    }
  }
  for (const part of left) found[part.name] = part.body.toString('utf8')
  return found
}

function partValue(part: Part, schema: unknown, contentType: string | undefined, schemas: Schemas): unknown {
  const usual = usualType(schema, schemas)
  const accepted = (contentType ?? usual).split(',').map((type) => type.trim().toLowerCase())
  // RFC 7578 says that a part without a content type is text/plain.
  const type = part.type ?? 'text/plain'
  if (matching(accepted, type) === undefined)
    return refuse(`body ${part.name}`, `expected ${accepted.join(' or ')}, got ${type}`)
  if (usual === 'application/octet-stream') return part.body
  const written = part.body.toString('utf8')
  if (!/[/+]json$/.test(type)) return typed(schemas, schema, written)
  try {
    return JSON.parse(written)
  } catch {
    return refuse(`body ${part.name}`, 'is no JSON')
  }
}

/** The content type of a part about which the document says nothing. */
function usualType(schema: unknown, schemas: Schemas): string {
  const { format, contentEncoding, contentMediaType } = schemas.merged(schema)
  const types = schemas.types(schema)
  if (types.has('object')) return 'application/json'
  const file = text(format) === 'binary' || contentEncoding !== undefined || contentMediaType !== undefined
  return file || list([...types]).length === 0 ? 'application/octet-stream' : 'text/plain'
}
