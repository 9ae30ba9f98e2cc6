import type { Schemas } from '../document/schemas.ts'
import type { ServedOperation, ServedParameter } from '../document/served.ts'
import { Refusal, type Problem } from '../refusal.ts'
import { fromNamed, type NamedValues } from './named-values.ts'
import { headerOf, type Received } from './received.ts'
import { fromPath, fromPiece, type Shape, type Untyped } from './styles.ts'
import { decoded, Undecodable } from './text.ts'
import { isFreeForm, shapesOf, typed } from './typed.ts'

/** Decoded parameters: `path`, `query`, `header` and `cookie`, each by name. */
export type DecodedParameters = Readonly<Record<ServedParameter['in'], Readonly<Record<string, unknown>>>>

export interface ParameterSources {
  readonly received: Received
  /** Pieces of the path by name, not decoded. */
  readonly path: ReadonlyMap<string, string>
  readonly query: NamedValues
  readonly cookies: NamedValues
}

/** Decodes every parameter and refuses what the document does not know. @throws Refusal. */
export function decodeParameters(
  operation: ServedOperation,
  schemas: Schemas,
  sources: ParameterSources,
): DecodedParameters {
  const problems: Problem[] = []
  const found = { path: {}, query: {}, header: {}, cookie: {} } as Record<string, Record<string, unknown>>
  // What takes any name comes last, so that it leaves the others what is theirs.
  const order = operation.parameters.toSorted((a, b) => greed(schemas, a) - greed(schemas, b))
  for (const parameter of order) {
    const where = `${parameter.in} ${parameter.name}`
    try {
      const value = valueOf(parameter, schemas, sources)
      if (value === undefined && parameter.required) problems.push({ where, problem: 'is required' })
      if (value === undefined || value === unused) continue
      problems.push(...schemas.problems(parameter.schema, value, 'request').map((problem) => ({ where, problem })))
      Object.assign(found[parameter.in] ?? {}, { [parameter.name]: value })
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      problems.push({ where, problem: error.message })
    }
  }
  for (const { name } of sources.query.left)
    problems.push({ where: `query ${name}`, problem: 'is not in the document' })
  for (const { name } of sources.cookies.left)
    problems.push({ where: `cookie ${name}`, problem: 'is not in the document' })
  if (problems.length > 0) throw new Refusal(400, problems)
  return found as DecodedParameters
}

const unused = Symbol('sent empty, which the document allows and calls unused')

function greed(schemas: Schemas, { schema, written }: ServedParameter): number {
  const exploded = written.kind === 'style' && written.style === 'form' && written.explode
  return exploded && shapesOf(schemas, schema).includes('object') && isFreeForm(schemas, schema) ? 1 : 0
}

function valueOf(parameter: ServedParameter, schemas: Schemas, sources: ParameterSources): unknown {
  const { written } = parameter
  if (written.kind === 'content') return fromContent(parameter, written.contentType ?? '', schemas, sources)
  if (parameter.allowEmptyValue) {
    const empty = sources.query.take(({ name, raw }) => name === parameter.name && (raw === undefined || raw === ''))
    if (empty.length > 0) return unused
  }
  const problems: string[] = []
  for (const shape of shapesOf(schemas, parameter.schema)) {
    const untyped = styledValue(parameter, shape, schemas, sources)
    if (untyped === undefined) continue
    const value = typed(schemas, parameter.schema, untyped)
    const wrong = schemas.problems(parameter.schema, value, 'request')
    if (wrong.length === 0) return value
    problems.push(...wrong)
  }
  if (problems.length > 0) throw new Undecodable(problems.join('; '))
  return undefined
}

function styledValue(
  { name, in: place, schema, written }: ServedParameter,
  shape: Shape,
  schemas: Schemas,
  { received, path, query, cookies }: ParameterSources,
): Untyped | undefined {
  if (written.kind !== 'style') return undefined
  switch (place) {
    case 'path': {
      const raw = path.get(name)
      if (raw === undefined || raw === '') throw new Undecodable('is empty or not in the path of the document')
      return fromPath(raw, written.style, written.explode, name, shape)
    }
    case 'header': {
      // Percent-encoding has no meaning in a header.
      const raw = headerOf(received, name)
      if (raw === undefined) return undefined
      return fromPiece(raw, /\s*,\s*/, shape, written.explode, 'plain')
    }
    case 'query':
      return fromNamed(
        query,
        { name, schema, written, shape },
        schemas,
        written.allowReserved ? 'reserved' : 'expanded',
      )
    case 'cookie':
      return fromNamed(cookies, { name, schema, written, shape }, schemas, 'expanded')
  }
}

function fromContent(parameter: ServedParameter, type: string, schemas: Schemas, sources: ParameterSources): unknown {
  const raw = contentText(parameter, sources)
  if (raw === undefined) return undefined
  if (!/[/+]json$/.test(type)) return typed(schemas, parameter.schema, raw)
  try {
    return JSON.parse(raw)
  } catch {
    throw new Undecodable('is no JSON')
  }
}

function contentText({ name, in: place }: ServedParameter, sources: ParameterSources): string | undefined {
  if (place === 'header') return headerOf(sources.received, name)
  if (place === 'path') {
    const raw = sources.path.get(name)
    return raw === undefined ? undefined : decoded(raw, 'expanded')
  }
  const own = (place === 'query' ? sources.query : sources.cookies).take((value) => value.name === name)
  if (own.length > 1) throw new Undecodable(`it is given ${own.length} times`)
  const raw = own[0]?.raw
  return raw === undefined ? undefined : decoded(raw, 'expanded')
}
