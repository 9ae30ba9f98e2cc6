import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a provider is to answer, before it is put into its own format. */
export interface ProviderReply {
  readonly text?: string
  readonly calls?: readonly { readonly tool: string; readonly input: unknown }[]
  readonly usage?: {
    readonly input: number
    readonly output: number
    readonly kept?: number
    readonly keeping?: number
  }
  /** The model will not answer. */
  readonly refuses?: boolean
  /** The answer is cut at its limit of tokens. */
  readonly long?: boolean
}

export type ProviderAnswer =
  | ProviderReply
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Sent as it is, as if it were an answer. */
  | { readonly raw: string; readonly type?: string }
  /** Never answers; ends the connection in the middle of the answer; answers something else than JSON; answers without an end. */
  | 'hang'
  | 'cut'
  | 'nonsense'
  | 'endless'

export interface ProviderRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

export interface ProviderServer {
  readonly url: string
  readonly requests: readonly ProviderRequest[]
  /** Most requests that were under way at one time. */
  readonly mostAtOnce: () => number
  close(): Promise<void>
}

export type Format = (
  reply: ProviderReply,
  request: ProviderRequest,
) => { readonly type: string; readonly text: string }

/** A provider on this machine that speaks its own format over HTTP. Answers are taken in order; the last one is repeated. */
export async function startProvider(
  format: Format,
  answers: readonly ProviderAnswer[] | ((request: ProviderRequest) => ProviderAnswer | Promise<ProviderAnswer>),
  port = 0,
): Promise<ProviderServer> {
  const requests: ProviderRequest[] = []
  let open = 0
  let most = 0
  const server = createServer((incoming, response) => {
    open += 1
    most = Math.max(most, open)
    response.on('close', () => (open -= 1))
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
      const text = Buffer.concat(chunks).toString()
      const body = JSON.parse(text) as Record<string, unknown>
      const request = { path: incoming.url ?? '', headers: incoming.headers, body, text }
      requests.push(request)
      const answer =
        typeof answers === 'function' ? await answers(request) : (answers[requests.length - 1] ?? answers.at(-1))
      send(response, format, answer ?? 'hang', request)
    })()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, format: Format, answer: ProviderAnswer, request: ProviderRequest): void {
  if (answer === 'hang') return
  if (answer === 'endless') return sendForEver(response, request)
  if (answer === 'nonsense') return sendRaw(response, '<html>welcome</html>', 'application/json')
  if (answer === 'cut') {
    const { type, text } = format({ text: 'half of an answer' }, request)
    response.writeHead(200, { 'content-type': type, 'content-length': text.length + 9 })
    response.write(text.slice(0, text.length / 2), () => response.destroy())
    return
  }
  if ('raw' in answer) return sendRaw(response, answer.raw, answer.type ?? 'application/json')
  if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body ?? { error: { message: 'as told by the test', type: 'test', code: null } }))
    return
  }
  const { type, text } = format(answer, request)
  sendRaw(response, text, type)
}

function sendRaw(response: ServerResponse, text: string, type: string): void {
  response.writeHead(200, { 'content-type': type }).end(text)
}

/** Words and words, a few at a time, for as long as anybody listens. */
function sendForEver(response: ServerResponse, { body }: ProviderRequest): void {
  const streams = body['stream'] === true
  response.writeHead(200, { 'content-type': streams ? 'text/event-stream' : 'application/json' })
  const delta = { id: 'chatcmpl-1', choices: [{ index: 0, delta: { content: 'and so on ' }, finish_reason: null }] }
  const more = streams ? `data: ${JSON.stringify(delta)}\n\n` : ' '
  const timer = setInterval(() => response.write(more), 5)
  response.on('close', () => clearInterval(timer))
}
