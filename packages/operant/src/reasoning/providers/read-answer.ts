import type { Json } from '../../facts/json.ts'
import type { Counted } from './price.ts'
import type { WireResult } from './wire.ts'

/** What a model said, whichever provider it is of. */
export interface Said {
  readonly text: string
  readonly calls: readonly { readonly tool: string; readonly input: unknown }[]
  readonly value: Json | undefined
}

export interface Heard {
  readonly said: Said
  readonly counted: Counted
  /** Why it ended, in the words that all providers' answers are put into. */
  readonly ended: WireResult['finishReason']['unified']
  /** Whether the model would not answer. */
  readonly refused: boolean
}

/** Reads an answer. What a server does not count is taken as the most it can be, so that no limit is passed for want of a number. */
export function readAnswer(
  { content, finishReason, usage, structuredOutputText }: WireResult,
  shaped: boolean,
  most: { readonly input: number; readonly output: number },
): Heard {
  const text = structuredOutputText ?? content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  const calls = content.flatMap((part) =>
    part.type === 'tool-call' ? [{ tool: part.toolName, input: inputOf(part.input) }] : [],
  )
  const { total, cacheRead, cacheWrite } = usage.inputTokens
  const input = whole(total, most.input)
  // Parts of the input, whatever the server says.
  const kept = Math.min(whole(cacheRead, 0), input)
  const keeping = Math.min(whole(cacheWrite, 0), input - kept)
  return {
    said: { text, calls, value: shaped ? parsed(withoutFence(text)) : undefined },
    counted: {
      input,
      output: whole(usage.outputTokens.total, most.output),
      ...(kept > 0 ? { kept } : {}),
      ...(keeping > 0 ? { keeping } : {}),
    },
    ended: finishReason.unified,
    refused: finishReason.unified === 'content-filter',
  }
}

/** A tool that needs nothing is often called with nothing at all. */
function inputOf(text: string): unknown {
  return text.trim() === '' ? {} : (parsed(text) ?? text.slice(0, mostUnread))
}

/** Characters that are kept of arguments which could not be read. */
const mostUnread = 2_000

function whole(count: number | undefined, otherwise: number): number {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : otherwise
}

/** Servers that know no schemas tend to put JSON between fences. */
function withoutFence(text: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text
}

function parsed(text: string): Json | undefined {
  try {
    return isDeep(text) ? undefined : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}

/** Levels of lists and objects in each other beyond which an answer is not read: whoever walks through it would fall. */
const mostLevels = 100

/** Whether JSON could be nested deeper than anybody means it: brackets in texts count, which only makes it stricter. */
function isDeep(text: string): boolean {
  let level = 0
  for (const character of text) {
    if (character === '[' || character === '{') level += 1
    else if (character === ']' || character === '}') level -= 1
    if (level > mostLevels) return true
  }
  return false
}
