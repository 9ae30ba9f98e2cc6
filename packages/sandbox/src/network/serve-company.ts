import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Company, openCompany } from '../company.ts'
import { SystemFailure, SystemRateLimited, SystemRefusal, SystemTimeout, SystemUnavailable } from '../systems/errors.ts'
import { openWorld, type OpenWorldOptions, type World } from '../simulation/world.ts'
import { type ErrorMessage, operations } from './operations.ts'

export interface CompanyServer {
  url: string
  close(): Promise<void>
}

/**
 * Serves the company in `directory` over HTTP on this machine: `POST /system/operation` with a JSON array of arguments.
 * Port 0 takes a free one.
 */
export async function serveCompany(options: {
  directory: string
  port: number
  countReads?: boolean
  /** The world around it, which only whoever has the key may move. Without it nobody can over the network. */
  world?: { seed: number; key: string; answer?: OpenWorldOptions['answer']; planFile?: string }
}): Promise<CompanyServer> {
  const company = openCompany(options)
  const world = options.world && openWorld({ ...options.world, directory: options.directory })
  const server = createServer((request, response) => {
    const asked = worldOperations.find((operation) => request.url === `/world/${operation}`)
    if (asked !== undefined && world && options.world) void move(world, asked, options.world.key, request, response)
    else void answer(company, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await company.close()
      await world?.close()
    },
  }
}

const worldOperations = ['advance', 'nextHappening'] as const

async function move(
  world: World,
  operation: (typeof worldOperations)[number],
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  if (request.headers.authorization !== `Bearer ${key}`)
    return send(403, { error: refusal('world', operation, 'not-operator', 'Only whoever operates the sandbox may') })
  try {
    const [to] = await readArguments(request)
    const result = operation === 'advance' ? await world.advance(String(to)) : await world.nextHappening()
    send(200, { result })
  } catch (error) {
    send(422, { error: toMessage(error, 'world', operation) })
  }
}

async function answer(company: Company, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, part = '', operation = ''] = (request.url ?? '').split('/')
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  try {
    const call = request.method === 'POST' ? operationOf(company, part, operation) : null
    if (!call) return send(404, { error: refusal(part, operation, 'unknown-operation', 'No such operation') })
    send(200, { result: (await call(await readArguments(request))) ?? null })
  } catch (error) {
    const message = toMessage(error, part, operation)
    if (message.retryAfterMs !== null)
      response.setHeader('retry-after', String(Math.max(1, Math.ceil(message.retryAfterMs / 1_000))))
    send(statusOf[message.kind], { error: message })
  }
}

const statusOf = { refusal: 422, unavailable: 503, 'time-out': 504, failure: 500, 'rate-limited': 429 } as const

function operationOf(
  company: Company,
  part: string,
  operation: string,
): ((given: unknown[]) => Promise<unknown>) | null {
  const listed = Object.entries(operations).find(([name]) => name === part)?.[1] ?? []
  if (!listed.some((name) => name === operation)) return null
  const owner: unknown = Reflect.get(company, part)
  if (typeof owner !== 'object' || owner === null) return null
  const method: unknown = Reflect.get(owner, operation)
  return typeof method === 'function' ? async (given) => Reflect.apply(method, owner, given) : null
}

async function readArguments(request: IncomingMessage): Promise<unknown[]> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const given: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '[]')
  if (!Array.isArray(given)) throw new TypeError('The arguments must be a JSON array')
  return given
}

function toMessage(error: unknown, system: string, operation: string): ErrorMessage {
  if (error instanceof SystemRefusal) return { ...refusal(system, operation, error.code, error.message, error.field) }
  const message = error instanceof Error ? error.message : String(error)
  const call = { system, operation, code: '', message, field: null, retryAfterMs: null }
  if (error instanceof SystemRateLimited) return { ...call, kind: 'rate-limited', retryAfterMs: error.retryAfterMs }
  if (error instanceof SystemFailure) return { ...call, kind: 'failure' }
  if (error instanceof SystemUnavailable) return { ...call, kind: 'unavailable' }
  if (error instanceof SystemTimeout) return { ...call, kind: 'time-out' }
  return refusal(system, operation, 'bad-request', message)
}

function refusal(
  system: string,
  operation: string,
  code: string,
  message: string,
  field: string | null = null,
): ErrorMessage {
  return { kind: 'refusal', system, operation, code, message, field, retryAfterMs: null }
}
