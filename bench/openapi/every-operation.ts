import {
  CAPABILITY,
  type ActionSpec,
  type Capability,
  type QuerySpec,
} from '../../packages/operant/src/agent/capability.ts'
import type { Connector } from '../../packages/operant/src/agent/connector.ts'
import { say, Said } from '../../packages/operant/src/agent/say.ts'
import type { HttpClient } from '../../packages/operant/src/connect/http/client.ts'
import { fieldNames, type Operation } from '../../packages/operant/src/connect/http/operation.ts'
import type { StrictServer } from '../strict-server/server.ts'
import { sampleOf, type Manner, type Place } from './sample-inputs.ts'

/** What one call of one operation came to. */
export interface Called {
  readonly capability: string
  readonly manner: Manner
  /** Why it was not right; undefined where it was. */
  readonly wrong: string | undefined
}

/** Calls every capability of a connection against a strict server, and compares what it understood with what was meant. */
export async function callAll(
  capabilities: readonly Capability[],
  system: Connector<HttpClient>,
  server: StrictServer,
): Promise<readonly Called[]> {
  const client = system.open({ base: server.address }) as HttpClient
  const all: Called[] = []
  for (const capability of capabilities) {
    const spec = capability[CAPABILITY] as QuerySpec | ActionSpec
    const operation = await described(spec)
    // What differs by a fragment alone is one operation to every server.
    if (operation.path.includes('#')) continue
    for (const manner of ['least', 'all'] as const)
      all.push({ capability: spec.name, manner, wrong: await call(spec, operation, client, server, manner) })
  }
  return all
}

/** The operation that a capability hands to its client. */
async function described(spec: QuerySpec | ActionSpec): Promise<Operation> {
  let found: Operation | undefined
  const catching = (_: unknown, __: unknown, operation: Operation): Promise<null> => {
    found = operation
    return Promise.resolve(null)
  }
  const clients = Object.fromEntries(Object.keys(spec.uses).map((name) => [name, { read: catching, write: catching }]))
  await (spec.kind === 'query' ? spec.read({}, clients, say) : spec.perform({}, clients, 'key', say, 0))
  if (!found) throw new Error(`${spec.name} called nothing`)
  return found
}

async function call(
  spec: QuerySpec | ActionSpec,
  operation: Operation,
  client: HttpClient,
  server: StrictServer,
  manner: Manner,
): Promise<string | undefined> {
  const inputs = inputsOf(spec, operation, manner)
  const before = server.exchanges.length
  // Servers that an operation names for itself are elsewhere: it is the strict server that is asked.
  const here = (given: object): Operation<never> => ({ ...given, base: server.address }) as Operation<never>
  const clients = Object.fromEntries(
    Object.keys(spec.uses).map((name) => [
      name,
      {
        read: (i: object, s: never, o: Operation) => client.read(i, s, here(o)),
        write: (i: object, s: never, o: Operation, key: string) => client.write(i, s, here(o), key),
      },
    ]),
  )
  const answered = await attempt(() =>
    spec.kind === 'query' ? spec.read(inputs, clients, say) : spec.perform(inputs, clients, 'key', say, 0),
  )
  const exchange = server.exchanges[before]
  const problems = exchange?.refused.map(({ where, problem }) => `${where}: ${problem}`) ?? []
  if (problems.length > 0) return `${exchange?.received.target}: ${problems.join('; ')}`
  if (answered instanceof Said || answered instanceof Error)
    return answered instanceof Said ? `${answered.kind}: ${answered.reason}` : answered.message
  const { decoded } = exchange ?? {}
  if (!decoded) return 'nothing came'
  if (decoded.operation.template !== operation.path || decoded.operation.method !== operation.method)
    return `it was taken for ${decoded.operation.id}`
  return difference(operation, inputs, decoded)
}

async function attempt(work: () => unknown): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function inputsOf(
  spec: QuerySpec | ActionSpec,
  operation: Operation,
  manner: Manner,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(spec.needs).flatMap(([name, need]) => {
      const value = sampleOf(need.fact.schema, manner, placeOf(operation, name))
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|', tabDelimited: '\t' }

function placeOf(operation: Operation, input: string): Place {
  const place = operation.parameters?.[input]
  const { body } = operation
  const field = body?.fields && fieldNames(body.fields).get(input)
  const style = place?.style ?? (field === undefined ? undefined : body?.encoding?.[field]?.style) ?? ''
  const json = place === undefined && body?.type.includes('json') === true
  const unencoded = place?.in === 'header' || body?.type === 'multipart/form-data'
  const separator = separators[style] ?? (unencoded && !json ? ',' : '\u0000')
  return { json, header: place?.in === 'header', separator, path: place?.in === 'path' }
}

type Decoded = NonNullable<StrictServer['exchanges'][number]['decoded']>

/** The first thing that was understood otherwise than it was meant. */
function difference(
  operation: Operation,
  inputs: Readonly<Record<string, unknown>>,
  decoded: Decoded,
): string | undefined {
  for (const [input, place] of Object.entries(operation.parameters ?? {})) {
    if (!place) continue
    const found = decoded.parameters[place.in][place.name ?? input]
    if (!same(inputs[input], found)) return `${input}: meant ${shown(inputs[input])}, understood ${shown(found)}`
  }
  const { body } = operation
  if (!body) return undefined
  const meant = body.fields
    ? Object.fromEntries(
        [...fieldNames(body.fields)].flatMap(([input, name]) =>
          inputs[input] === undefined ? [] : [[name, inputs[input]]],
        ),
      )
    : inputs[body.from ?? '']
  const found = decoded.body?.value
  const none = meant === undefined || (body.fields !== undefined && Object.keys(meant as object).length === 0)
  return (none && found === undefined) || same(meant, found)
    ? undefined
    : `body: meant ${shown(meant)}, understood ${shown(found)}`
}

/** Files are sent as bytes and meant in base64. */
function same(meant: unknown, found: unknown): boolean {
  return shown(meant) === shown(plain(found, meant))
}

function plain(found: unknown, meant: unknown): unknown {
  if (Buffer.isBuffer(found)) return found.toString('base64')
  if (Array.isArray(found))
    return found.map((one, place) => plain(one, Array.isArray(meant) ? meant[place] : undefined))
  if (typeof found !== 'object' || found === null) return found
  return Object.fromEntries(Object.entries(found).map(([name, one]) => [name, plain(one, undefined)]))
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  )
}
