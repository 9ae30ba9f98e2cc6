import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openaiFormat } from './model-server/formats.ts'
import { startProvider, type ProviderAnswer } from './model-server/provider-server.ts'
import type { Script, ScriptedReply } from './scripted-model.ts'

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
  const failed = new Map<string, number>()
  const policy = typeof script === 'function' ? script : (body: ModelRequest) => scripted(script, body, failed)
  const requests: { body: ModelRequest; authorization: string | undefined }[] = []
  const server = await startProvider(
    openaiFormat,
    ({ body, headers }) => {
      const request = body as unknown as ModelRequest
      requests.push({ body: request, authorization: headers.authorization })
      return answerOf(policy(request))
    },
    port,
  )
  return { url: `${server.url}/v1`, requests, close: () => server.close() }
}

/** A reply as providers give it. */
function answerOf(reply: ScriptedReply): ProviderAnswer {
  if ('status' in reply) return { status: reply.status, ...(reply.headers ? { headers: reply.headers } : {}) }
  if ('text' in reply) return { text: reply.text }
  const calls = reply.calls.map(({ tool, arguments: input = {} }) => ({ tool, input }))
  return { calls, ...(reply.usage ? { usage: reply.usage } : {}) }
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

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, script: { type: 'string' } } })
  const script = values.script === undefined ? {} : (JSON.parse(readFileSync(values.script, 'utf8')) as Script)
  const { url } = await startScriptedModel(script, Number(values.port ?? 0))
  console.log(url)
}
