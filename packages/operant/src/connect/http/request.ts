import { bodyOf } from './body.ts'
import { Unsendable, type Operation, type ParameterPlace } from './operation.ts'
import { headerText, pairsOf, pathText, percent } from './serialise.ts'

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string
  /** Scheme, host and port. */
  readonly origin: string
  /** Path and query, sent as they stand. */
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: Uint8Array
}

/** What credentials add to a request. */
export interface Credentials {
  readonly headers: readonly (readonly [string, string])[]
  readonly query: readonly (readonly [string, string])[]
  readonly cookies: readonly (readonly [string, string])[]
}

export const noCredentials: Credentials = { headers: [], query: [], cookies: [] }

type Inputs = Readonly<Record<string, unknown>>
interface Placed extends ParameterPlace {
  readonly input: string
  readonly name: string
}

/**
 * Writes a request byte by byte.
 * @throws Unsendable naming the input that cannot be sent.
 */
export function requestOf(
  operation: Operation,
  inputs: Inputs,
  base: string,
  credentials: Credentials,
  key?: string,
): WireRequest {
  const address = new URL(operation.base ?? base)
  const placed = Object.entries(operation.parameters ?? {}).flatMap(([input, place]): Placed[] =>
    place ? [{ ...place, input, name: place.name ?? input }] : [],
  )
  const [template = '', fixed] = operation.path.split('#', 1).join('').split('?', 2)
  const path = pathOf(template, placed, inputs)
  const query = [
    ...(fixed === undefined ? [] : [[literalText(fixed)] as const]),
    ...pairsIn(placed, 'query', inputs),
    ...credentials.query.map(([name, value]) => [percent(name), percent(value)] as const),
  ]
  const search = query.map((pair) => pair.join('=')).join('&')
  const body = operation.body && bodyOf(operation.body, inputs)
  const prefix = address.pathname.replace(/\/+$/, '')
  return {
    method: operation.method,
    origin: address.origin,
    target: `${prefix}${path}${joinedQuery(address.search, search)}` || '/',
    headers: [
      ['accept', operation.accept ?? 'application/json'],
      ...headersIn(placed, inputs),
      ...cookieHeader([...pairsIn(placed, 'cookie', inputs), ...credentials.cookies]),
      ...credentials.headers,
      ...(operation.idempotencyKey !== undefined && key !== undefined
        ? [[operation.idempotencyKey, key] as const]
        : []),
      ...(body ? [['content-type', body.type] as const] : []),
    ],
    ...(body ? { body: body.bytes } : {}),
  }
}

function joinedQuery(own: string, added: string): string {
  if (added === '') return own
  return own === '' || own === '?' ? `?${added}` : `${own}&${added}`
}

function pathOf(template: string, placed: readonly Placed[], inputs: Inputs): string {
  return template
    .split('/')
    .map((segment) => segmentOf(segment, placed, inputs))
    .join('/')
}

/** What stands in the document itself: only what an address cannot hold is encoded. */
function literalText(text: string): string {
  return text.replaceAll(/[^\u0021-\u007E]|[<>"\\^`|]/gu, percent)
}

function segmentOf(segment: string, placed: readonly Placed[], inputs: Inputs): string {
  let blamed: string | undefined
  const written = literalText(segment).replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const place = placed.find((one) => one.in === 'path' && one.name === name)
    if (!place) throw new Unsendable(`nothing says what stands for {${name}} in the path`)
    blamed = place.input
    const text = blaming(place.input, () => pathText(name, inputs[place.input], place))
    // Without it the address would be another one, such as that of the whole collection.
    if (text === undefined || text === '')
      throw new Unsendable(`${place.input} is empty, and stands in the path`, blamed)
    return text
  })
  // Systems and what stands before them take these for the folder itself or the one above.
  if (blamed !== undefined && /^\.{1,2}$/.test(written.replaceAll(/%2e/gi, '.')))
    throw new Unsendable(`${blamed} would lead to another address`, blamed)
  return written
}

function blaming<T>(input: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unsendable && error.input === undefined)
      throw new Unsendable(`${input}: ${error.message}`, input)
    throw error
  }
}

function pairsIn(placed: readonly Placed[], where: 'query' | 'cookie', inputs: Inputs) {
  return placed
    .filter((place) => place.in === where)
    .flatMap((place) => blaming(place.input, () => pairsOf(place.name, inputs[place.input], place)))
}

function headersIn(placed: readonly Placed[], inputs: Inputs): readonly (readonly [string, string])[] {
  return placed
    .filter((place) => place.in === 'header')
    .flatMap((place) => {
      const value = blaming(place.input, () => headerText(inputs[place.input], place))
      if (value === undefined) return []
      // A line end would begin a header of its own.
      if (!/^[\t\u0020-\u007E\u00A0-\u00FF]*$/.test(value) || value !== value.trim())
        throw new Unsendable(`${place.input} holds characters that a header cannot carry`, place.input)
      return [[place.name.toLowerCase(), value] as const]
    })
}

function cookieHeader(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return pairs.length === 0 ? [] : [['cookie', pairs.map((pair) => pair.join('=')).join('; ')]]
}
