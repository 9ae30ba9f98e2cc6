import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { WireRequest } from './request.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface WireLimits {
  /** Milliseconds for all of it. */
  readonly timeout: number
  /** Greatest length of the body, in bytes. */
  readonly most: number
}

/** Sends one request. Redirects are answers like any other. */
export type Transport = (request: WireRequest, limits: WireLimits) => Promise<WireAnswer>

/** No whole answer came. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  /** Nothing was sent, so nothing can have happened. */
  readonly unsent: boolean

  constructor(reason: string, unsent: boolean) {
    super(reason)
    this.unsent = unsent
  }
}

/** The network. Writes get a connection of their own: one that the system had closed would leave open whether they arrived. */
export const network: Transport = (request, { timeout, most }) =>
  new Promise((resolve, reject) => {
    const { hostname, port, protocol } = new URL(request.origin)
    const send = protocol === 'https:' ? secureRequest : plainRequest
    const reads = request.method === 'GET' || request.method === 'HEAD'
    let connected = false
    const call = send({
      host: hostname.replaceAll(/^\[|\]$/g, ''),
      port: port === '' ? undefined : Number(port),
      method: request.method,
      path: request.target,
      headers: headersOf(request),
      ...(reads ? {} : { agent: false }),
    })
    const timer = setTimeout(() => call.destroy(new NoAnswer(`no answer within ${timeout} ms`, !connected)), timeout)
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      work()
    }
    call.on('socket', (socket) => {
      if (!socket.connecting) connected = true
      else socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true))
    })
    call.on('error', (error) => settle(() => reject(withoutAnswer(error, connected))))
    call.on('response', (answer) => {
      collect(answer, most).then(
        (body) => settle(() => resolve({ status: answer.statusCode ?? 0, headers: headersIn(answer), body })),
        (error: unknown) => {
          call.destroy()
          settle(() => reject(withoutAnswer(error, true)))
        },
      )
    })
    call.end(request.body)
  })

function headersOf(request: WireRequest): Record<string, string> {
  const all: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'operant' }
  for (const [name, value] of request.headers) all[name.toLowerCase()] = value
  if (request.body) all['content-length'] = String(request.body.byteLength)
  else if (!['GET', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE'].includes(request.method)) all['content-length'] = '0'
  return all
}

function withoutAnswer(error: unknown, connected: boolean): NoAnswer {
  if (error instanceof NoAnswer) return error
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no connection'
  return new NoAnswer(connected ? `the connection broke (${code})` : `it cannot be reached (${code})`, !connected)
}

async function collect(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    if (length > most) throw new NoAnswer(`the answer is longer than ${most} bytes`, false)
    chunks.push(chunk)
  }
  if (!answer.complete) throw new NoAnswer('the answer was cut short', false)
  return Buffer.concat(chunks)
}

function headersIn(answer: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(answer.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return Object.fromEntries(entries) as Record<string, string>
}
