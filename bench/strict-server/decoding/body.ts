import type { Schemas } from '../document/schemas.ts'
import type { ServedBody, ServedContent } from '../document/served.ts'
import { Refusal, refuse } from '../refusal.ts'
import { decodeForm } from './form.ts'
import { isJson, matching, mediaType } from './media-types.ts'
import { decodeMultipart } from './multipart-form.ts'
import { headerOf, type Received } from './received.ts'
import { typed } from './typed.ts'

export interface DecodedBody {
  readonly type: string
  /** JSON, texts, and a Buffer for each file. */
  readonly value: unknown
}

/** Decodes the body and checks it against its schema. @throws Refusal. */
export function decodeBody(
  body: ServedBody | undefined,
  schemas: Schemas,
  received: Received,
): DecodedBody | undefined {
  const header = headerOf(received, 'content-type')
  if (received.body.length === 0 && (!body || header === undefined)) {
    if (body?.required) refuse('body', 'is required')
    return undefined
  }
  if (!body) return refuse('body', 'the document knows no body here')
  if (header === undefined) return refuse('body', 'it has no content type', 415)
  const type = mediaType(header)
  const range = matching(body.content.keys(), type)
  const content = range === undefined ? undefined : body.content.get(range)
  if (!content)
    return refuse('body', `expected ${[...body.content.keys()].join(' or ')}, got ${type || 'nothing'}`, 415)
  const decoded = valueOf(type, header, received.body, content, schemas)
  const problems = schemas.problems(content.schema, withoutBuffers(decoded), 'request')
  if (problems.length > 0)
    throw new Refusal(
      400,
      problems.map((problem) => ({ where: 'body', problem })),
    )
  return { type, value: decoded }
}

function valueOf(type: string, header: string, body: Buffer, content: ServedContent, schemas: Schemas): unknown {
  if (type === 'multipart/form-data') return decodeMultipart(header, body, content, schemas)
  if (type === 'application/xml' || type.endsWith('+xml') || type === 'text/xml')
    return refuse('body', 'this server does not read XML', 415)
  if (type === 'application/x-www-form-urlencoded') return decodeForm(utf8(header, body), content, schemas)
  if (isJson(type)) return json(utf8(header, body))
  return type.startsWith('text/') ? typed(schemas, content.schema, utf8(header, body)) : body
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('body', 'is no JSON')
  }
}

function utf8(header: string, body: Buffer): string {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(header)?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return refuse('body', `the charset ${charset} is not read`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return refuse('body', 'is not UTF-8')
  }
}

/** Schemas know a file as a string. */
function withoutBuffers(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('latin1')
  if (Array.isArray(value)) return value.map(withoutBuffers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutBuffers(inner)]))
}
