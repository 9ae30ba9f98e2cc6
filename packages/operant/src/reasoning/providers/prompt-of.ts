import { hash } from 'node:crypto'
import type { JsonSchema, ModelMessage, ModelPart, ModelQuestion } from '../../run/language-models.ts'
import type { ModelDefinition } from './configuration.ts'
import type { WireOptions } from './wire.ts'

type WireMessage = WireOptions['prompt'][number]
type WireTool = NonNullable<WireOptions['tools']>[number]

/** Tells Anthropic to keep everything up to here. The other providers find out by themselves. */
const keepUpToHere = { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } } as const

/** A question as the provider packages take it. What comes first stays the same bytes from step to step. */
export function promptOf(definition: ModelDefinition, question: ModelQuestion, mostOutput: number): WireOptions {
  const { tools = [], mustCall, answer } = question
  const asJson = answer !== undefined && definition.shapes === 'json'
  const instructions = asJson
    ? `${question.instructions}\n\nAnswer with JSON and nothing else, by this schema:\n${JSON.stringify(answer.schema)}`
    : question.instructions
  const messages = question.messages.map(messageOf)
  const last = messages.pop()
  return {
    ...definition.parameters,
    prompt: [
      { role: 'system', content: instructions, ...keepUpToHere },
      ...messages,
      ...(last ? [{ ...last, ...keepUpToHere }] : []),
    ],
    maxOutputTokens: mostOutput,
    ...(tools.length > 0 ? { tools: tools.map(toolOf) } : {}),
    ...(tools.length > 0 && mustCall === true ? { toolChoice: { type: 'required' as const } } : {}),
    ...(answer ? { responseFormat: { type: 'json' as const, name: answer.name, schema: answer.schema } } : {}),
    providerOptions: {
      openai: {
        // Questions that begin alike go to where their beginning was kept.
        // What was asked is kept here, and nowhere else.
        ...(definition.api === 'responses' ? { store: false } : {}),
        promptCacheKey: hash('sha256', question.instructions).slice(0, 32),
        strictJsonSchema: answer !== undefined && isStrict(answer.schema),
      },
      compatible: { strictJsonSchema: answer !== undefined && isStrict(answer.schema) },
    },
  }
}

function toolOf({ name, description, input }: NonNullable<ModelQuestion['tools']>[number]): WireTool {
  return { type: 'function', name, description, inputSchema: input }
}

function messageOf(message: ModelMessage): WireMessage {
  if (message.role === 'user') return { role: 'user', content: message.content.map(partOf) }
  if (message.role === 'tool') {
    const { call: toolCallId, tool: toolName, result } = message
    // Words go as they are: as JSON they would come in quotes.
    const output =
      typeof result === 'string' ? { type: 'text' as const, value: result } : { type: 'json' as const, value: result }
    return { role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output }] }
  }
  return {
    role: 'assistant',
    content: [
      ...(message.text === '' ? [] : [{ type: 'text' as const, text: message.text }]),
      ...message.calls.map(({ id, tool, input }) => ({
        type: 'tool-call' as const,
        toolCallId: id,
        toolName: tool,
        input,
      })),
    ],
  }
}

function partOf(part: ModelPart) {
  if (part.kind === 'text') return { type: 'text' as const, text: part.text }
  const { mediaType, data } = part
  return {
    type: 'file' as const,
    mediaType,
    data: { type: 'data' as const, data },
    ...(mediaType === 'application/pdf' ? { filename: 'document.pdf' } : {}),
  }
}

/** Whether OpenAI's strict mode takes a schema: it wants every object closed, and all of its fields required. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict)
  if (typeof schema !== 'object' || schema === null) return true
  const { type, properties, required, additionalProperties } = schema as JsonSchema
  if (type === 'object') {
    const names = Object.keys(typeof properties === 'object' && properties !== null ? properties : {})
    const listed = Array.isArray(required) ? required : []
    if (additionalProperties !== false || !names.every((name) => listed.includes(name))) return false
  }
  return Object.values(schema).every(isStrict)
}
