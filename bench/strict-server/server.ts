import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerFor, type Answer } from './answering/answer.ts'
import type { Behaviour } from './answering/behaviour.ts'
import { Memory } from './answering/memory.ts'
import { decodeRequest, type DecodedRequest } from './decoding/decode-request.ts'
import { isJson, mediaType } from './decoding/media-types.ts'
import { headerOf, type Received } from './decoding/received.ts'
import type { Credentials } from './decoding/security.ts'
import { readDocument } from './document/read-document.ts'
import { Schemas } from './document/schemas.ts'
import { Refusal, type Problem } from './refusal.ts'

/** One request that came, and what became of it. */
export interface Exchange {
  readonly received: Received
  /** What was meant by it; undefined where it was refused. */
  readonly decoded: DecodedRequest | undefined
  readonly refused: readonly Problem[]
  /** Undefined where the connection was cut. */
  readonly status: number | undefined
}

export interface StrictServerOptions {
  readonly credentials?: Credentials
  /** What is created can be read, changed and deleted afterwards. Default: every answer is an example. */
  readonly remembers?: boolean
  /** Told of each request that is right; `count` says how many of its operation came before. */
  readonly behave?: (request: DecodedRequest, count: number) => Behaviour
  /** Default: any that is free. */
  readonly port?: number
}

export interface StrictServer {
  /** Where it listens: `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** The origin with the path that the document says its servers have. */
  readonly address: string
  /** Where the document itself is answered. */
  readonly document: string
  readonly exchanges: readonly Exchange[]
  readonly memory: Memory
  close(): Promise<void>
}

/** Serves an OpenAPI document over HTTP, and refuses every request that is not exactly what it says. */
export async function startStrictServer(document: unknown, options: StrictServerOptions = {}): Promise<StrictServer> {
  const served = readDocument(document)
  const schemas = new Schemas(served)
  const memory = new Memory(served)
  const exchanges: Exchange[] = []

  const handle = async (received: Received, response: ServerResponse): Promise<void> => {
    let decoded: DecodedRequest | undefined
    try {
      decoded = decodeRequest(served, schemas, options.credentials ?? {}, received)
      const { operation } = decoded
      const answer = answerFor(operation, schemas, headerOf(received, 'accept'))
      const before = exchanges.filter((one) => one.decoded?.operation === operation).length
      const exchange = exchanges.push({ received, decoded, refused: [], status: undefined }) - 1
      const behaviour = options.behave?.(decoded, before) ?? { kind: 'answer' }
      if (behaviour.kind === 'wait') await behaviour.until
      const undone = behaviour.kind === 'fail' || behaviour.kind === 'pretend'
      const done = options.remembers === true && !undone ? memory.apply(decoded, answer) : answer
      if (behaviour.kind === 'cut') return void response.destroy()
      const said = told(behaviour, done)
      exchanges[exchange] = { received, decoded, refused: [], status: said.status }
      send(response, said)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      exchanges.push({ received, decoded: undefined, refused: error.problems, status: error.status })
      send(response, json(error.status, { refused: error.problems }))
    }
  }

  const server = createServer((request, response) => {
    void readReceived(request)
      .then((received) =>
        received.target === documentPath ? send(response, json(200, document)) : handle(received, response),
      )
      .catch((error: unknown) => send(response, json(500, { broken: String(error) })))
  })
  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  const origin = `http://127.0.0.1:${bound.port}`
  return {
    origin,
    address: `${origin}${served.operations[0]?.base ?? ''}`,
    document: `${origin}${documentPath}`,
    exchanges,
    memory,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const documentPath = '/openapi.json'

async function readReceived(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.rawHeaders,
    body: Buffer.concat(chunks),
  }
}

function told(behaviour: Behaviour, answer: Answer): Answer {
  if (behaviour.kind === 'fail') {
    const failed = json(behaviour.status, { error: `failed as asked, with ${behaviour.status}` })
    return { ...failed, headers: { ...failed.headers, ...behaviour.headers } }
  }
  return behaviour.kind === 'lie' ? { ...json(behaviour.status ?? answer.status, behaviour.value) } : answer
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, value, schema: undefined }
}

function send(response: ServerResponse, { status, headers, value }: Answer): void {
  const type = mediaType(headers['content-type'] ?? '')
  response.writeHead(status, headers)
  if (value === undefined || status === 204) response.end()
  else response.end(isJson(type) || typeof value !== 'string' ? JSON.stringify(value) : value)
}
