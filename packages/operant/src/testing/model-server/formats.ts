import type { Format, ProviderReply } from './provider-server.ts'

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
    const [first, second] = halves(call.function.arguments)
    return [
      chunk({ tool_calls: [{ index, ...call, function: { ...call.function, arguments: first } }] }),
      chunk({ tool_calls: [{ index, function: { arguments: second } }] }),
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

/** OpenAI's responses. */
export const responsesFormat: Format = ({ text, calls = [], usage = usual, refuses, long }, { body }) => {
  const content = refuses
    ? [{ type: 'refusal', refusal: 'I will not.' }]
    : [{ type: 'output_text', text: text ?? '', annotations: [] }]
  const output = [
    ...(text === undefined && !refuses ? [] : [{ type: 'message', id: 'msg_1', role: 'assistant', content }]),
    ...calls.map(({ tool, input }, index) => ({
      type: 'function_call',
      id: `fc_${index}`,
      call_id: `call_${index}`,
      name: tool,
      arguments: JSON.stringify(input),
    })),
  ]
  return json({
    id: 'resp_1',
    created_at: 0,
    model: body['model'],
    output,
    ...(long ? { incomplete_details: { reason: 'max_output_tokens' } } : {}),
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: usage.kept ?? 0 },
      output_tokens: usage.output,
    },
  })
}

/** Anthropic's messages, streamed where it is asked for. */
export const anthropicFormat: Format = ({ text, calls = [], usage = usual, refuses, long }, { body }) => {
  const { kept = 0, keeping = 0 } = usage
  const content = [
    ...(text === undefined ? [] : [{ type: 'text', text }]),
    ...calls.map(({ tool, input }, index) => ({ type: 'tool_use', id: `toolu_${index}`, name: tool, input })),
  ]
  const ended = {
    stop_reason: refuses ? 'refusal' : long ? 'max_tokens' : calls.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
  }
  const counted = {
    input_tokens: usage.input - kept - keeping,
    cache_read_input_tokens: kept,
    cache_creation_input_tokens: keeping,
  }
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: body['model'] }
  const output = { output_tokens: usage.output }
  if (body['stream'] !== true) return json({ ...message, content, ...ended, usage: { ...counted, ...output } })
  const begun = { ...message, content: [], stop_reason: null, stop_sequence: null }
  return events([
    { type: 'message_start', message: { ...begun, usage: { ...counted, output_tokens: 1 } } },
    ...content.flatMap((block, index) => anthropicBlock(block, index)),
    { type: 'message_delta', delta: ended, usage: output },
    { type: 'message_stop' },
  ])
}

function anthropicBlock(
  block: { readonly text: string } | { readonly id: string; readonly name: string; readonly input: unknown },
  index: number,
): readonly object[] {
  const isText = 'text' in block
  const pieces = isText ? Array.from(block.text) : halves(JSON.stringify(block.input))
  const start = isText ? { type: 'text', text: '' } : { type: 'tool_use', id: block.id, name: block.name, input: {} }
  return [
    { type: 'content_block_start', index, content_block: start },
    ...pieces.map((piece) => ({
      type: 'content_block_delta',
      index,
      delta: isText ? { type: 'text_delta', text: piece } : { type: 'input_json_delta', partial_json: piece },
    })),
    { type: 'content_block_stop', index },
  ]
}

function halves(text: string): readonly string[] {
  const half = Math.ceil(text.length / 2)
  return [text.slice(0, half), text.slice(half)]
}

/** Gemini's generateContent, streamed where it is asked for. */
export const googleFormat: Format = ({ text, calls = [], usage = usual, refuses, long }, { path }) => {
  const parts = [
    ...(text === undefined ? [] : [{ text }]),
    ...calls.map(({ tool, input }) => ({ functionCall: { name: tool, args: input } })),
  ]
  const usageMetadata = {
    promptTokenCount: usage.input,
    candidatesTokenCount: usage.output,
    totalTokenCount: usage.input + usage.output,
    cachedContentTokenCount: usage.kept ?? 0,
  }
  const finishReason = refuses ? 'SAFETY' : long ? 'MAX_TOKENS' : 'STOP'
  if (!path.includes('alt=sse'))
    return json({ candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }], usageMetadata })
  return events([
    ...parts.map((part) => ({ candidates: [{ content: { role: 'model', parts: [part] }, index: 0 }] })),
    { candidates: [{ content: { role: 'model', parts: [] }, finishReason, index: 0 }], usageMetadata },
  ])
}

function json(value: unknown) {
  return { type: 'application/json', text: JSON.stringify(value) }
}

function events(list: readonly unknown[]) {
  const lines = list.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`)
  return { type: 'text/event-stream', text: lines.join('') }
}
