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
  /** Never answers; ends the connection in the middle of the answer; answers something else than JSON. */
  | 'hang'
  | 'cut'
  | 'nonsense'

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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
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
  if (answer === 'nonsense') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('<html>welcome</html>')
    return
  }
  if (answer !== 'cut' && 'status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body ?? { error: { message: 'as told by the test', type: 'test', code: null } }))
    return
  }
  const { type, text } = format(answer === 'cut' ? { text: 'half of an answer' } : answer, request)
  response.writeHead(200, { 'content-type': type, ...(answer === 'cut' ? { 'content-length': text.length + 9 } : {}) })
  if (answer !== 'cut') response.end(text)
  else response.write(text.slice(0, text.length / 2), () => response.destroy())
}

const usual: NonNullable<ProviderReply['usage']> = { input: 100, output: 10 }

/** OpenAI's chat completions, streamed where it is asked for. */
export const openaiFormat: Format = ({ text, calls = [], usage = usual, refuses, long }, { body }) => {
  const finish = refuses ? 'content_filter' : long ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop'
  const toolCalls = calls.map(({ tool, input }, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name: tool, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
  }))
  const counted = {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: usage.kept ?? 0 },
  }
  const whole = { id: 'chatcmpl-1', created: 0, model: body['model'] }
  if (body['stream'] !== true) {
    const message = {
      role: 'assistant',
      content: text ?? null,
      ...(calls.length > 0 ? { tool_calls: toolCalls } : {}),
      ...(refuses ? { refusal: 'I will not.' } : {}),
    }
    const choices = [{ index: 0, message, finish_reason: finish }]
    return json({ ...whole, object: 'chat.completion', choices, usage: counted })
  }
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    ...whole,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  })
  const pieces = toolCalls.flatMap((call, index) => {
    const half = Math.ceil(call.function.arguments.length / 2)
    return [
      chunk({
        tool_calls: [
          { index, ...call, function: { ...call.function, arguments: call.function.arguments.slice(0, half) } },
        ],
      }),
      chunk({ tool_calls: [{ index, function: { arguments: call.function.arguments.slice(half) } }] }),
    ]
  })
  return events([
    chunk({ role: 'assistant', content: '' }),
    ...Array.from(text ?? '', (letter) => chunk({ content: letter })),
    ...pieces,
    chunk({}, finish),
    { ...whole, object: 'chat.completion.chunk', choices: [], usage: counted },
    '[DONE]',
  ])
}

/** Anthropic's messages. */
export const anthropicFormat: Format = ({ text, calls = [], usage = usual, refuses, long }, { body }) => {
  const { kept = 0, keeping = 0 } = usage
  return json({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: body['model'],
    content: [
      ...(text === undefined ? [] : [{ type: 'text', text }]),
      ...calls.map(({ tool, input }, index) => ({ type: 'tool_use', id: `toolu_${index}`, name: tool, input })),
    ],
    stop_reason: refuses ? 'refusal' : long ? 'max_tokens' : calls.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: usage.input - kept - keeping,
      output_tokens: usage.output,
      cache_read_input_tokens: kept,
      cache_creation_input_tokens: keeping,
    },
  })
}

/** Gemini's generateContent. */
export const googleFormat: Format = ({ text, calls = [], usage = usual, refuses, long }) => {
  const parts = [
    ...(text === undefined ? [] : [{ text }]),
    ...calls.map(({ tool, input }) => ({ functionCall: { name: tool, args: input } })),
  ]
  return json({
    candidates: [
      {
        content: { role: 'model', parts },
        finishReason: refuses ? 'SAFETY' : long ? 'MAX_TOKENS' : 'STOP',
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: usage.input,
      candidatesTokenCount: usage.output,
      totalTokenCount: usage.input + usage.output,
      cachedContentTokenCount: usage.kept ?? 0,
    },
  })
}

function json(value: unknown) {
  return { type: 'application/json', text: JSON.stringify(value) }
}

function events(list: readonly unknown[]) {
  const lines = list.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`)
  return { type: 'text/event-stream', text: lines.join('') }
}
