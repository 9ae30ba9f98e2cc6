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
