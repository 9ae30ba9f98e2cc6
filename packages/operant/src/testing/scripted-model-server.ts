import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import type { Script, ScriptedCall, ScriptedReply } from './scripted-model.ts'

/** A request to the model, as far as a script may look at it. */
export interface ModelRequest {
  readonly model: string
  readonly messages: readonly {
    readonly role: string
    readonly content: string | null
    readonly tool_calls?: readonly { readonly function: { readonly name: string; readonly arguments: string } }[]
  }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly max_tokens?: number
}

/** Chooses a reply; used instead of a script. */
export type Policy = (request: ModelRequest) => ScriptedReply

export interface ScriptedModel {
  /** What a reasoner is given as its `baseURL`. */
  readonly url: string
  /** The requests so far, with the headers they came with. */
  readonly requests: readonly { readonly body: ModelRequest; readonly authorization: string | undefined }[]
  close(): Promise<void>
}

/**
 * An OpenAI-compatible server that answers from a script over HTTP, for tests without a model. It remembers nothing:
 * the reply follows from the goal and the number of tool results in the request, so that a run that was killed and
 * resumed is answered as if it had not been.
 */
export async function startScriptedModel(script: Script | Policy, port = 0): Promise<ScriptedModel> {
  const requests: { body: ModelRequest; authorization: string | undefined }[] = []
  const failed = new Map<string, number>()
  const server = createServer((request, response) => void serve(request, response))
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request)
    requests.push({ body, authorization: request.headers.authorization })
    answer(response, body, typeof script === 'function' ? script(body) : scripted(script, body, failed))
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<ModelRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as ModelRequest
}

/** The goal of a request, in the words it was asked in. */
export function goalOf(request: ModelRequest): string {
  const first = request.messages.find((message) => message.role === 'user')?.content ?? ''
  return first.split('\n')[0]?.replace(/^Goal: /, '') ?? ''
}

function scripted(script: Script, body: ModelRequest, failed: Map<string, number>): ScriptedReply {
  const goal = goalOf(body)
  const results = body.messages.filter((message) => message.role === 'tool').length
  const replies = script[goal] ?? script['*'] ?? []
  let place = 0
  for (const [index, reply] of replies.entries()) {
    if (place > results) break
    if (!('status' in reply)) {
      if (place === results) return reply
      place += 'calls' in reply ? reply.calls.length : 1
      continue
    }
    const key = `${goal} ${index}`
    const before = failed.get(key) ?? 0
    if (place < results || before >= (reply.times ?? Infinity)) continue
    failed.set(key, before + 1)
    return reply
  }
  return { calls: [{ tool: 'done' }] }
}

function answer(response: ServerResponse, body: ModelRequest, reply: ScriptedReply): void {
  if ('status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify({ error: { message: 'as scripted', type: 'server_error', code: null } }))
    return
  }
  const count = body.messages.length
  const message =
    'calls' in reply
      ? {
          role: 'assistant',
          content: null,
          tool_calls: reply.calls.map((call, index) => callOf(call, `call_${count}_${index}`)),
        }
      : { role: 'assistant', content: reply.text }
  const usage = 'usage' in reply && reply.usage ? reply.usage : { input: 100, output: 10 }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({
      id: `chatcmpl-${count}`,
      object: 'chat.completion',
      created: 0,
      model: body.model,
      choices: [{ index: 0, message, finish_reason: 'calls' in reply ? 'tool_calls' : 'stop' }],
      usage: {
        prompt_tokens: usage.input,
        completion_tokens: usage.output,
        total_tokens: usage.input + usage.output,
      },
    }),
  )
}

function callOf(call: ScriptedCall, id: string) {
  const given = call.arguments ?? {}
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  return { id, type: 'function', function: { name: call.tool, arguments: text } }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, script: { type: 'string' } } })
  const script = values.script === undefined ? {} : (JSON.parse(readFileSync(values.script, 'utf8')) as Script)
  const { url } = await startScriptedModel(script, Number(values.port ?? 0))
  console.log(url)
}
