import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, type LanguageModelUsage } from 'ai'
import { inMilliseconds, systemClock, type Clock, type Duration } from '../../facts/time.ts'
import type { RunEvent, Usage } from '../../journal/events.ts'
import type { Answer, Proposal, Reasoner } from '../../run/context.ts'
import { FactNames } from './fact-names.ts'
import { doneTool, instructionsFor } from './instructions.ts'
import { readCall } from './read-call.ts'
import { toolsOf } from './tools.ts'
import { transcriptOf } from './transcript.ts'
import { providerTrouble } from './trouble.ts'

export interface ModelSettings {
  /** An OpenAI-compatible endpoint, such as `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  readonly baseURL: string
  readonly model: string
  /** Sent as a header and nowhere else. Default: none. */
  readonly apiKey?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How long one answer may take. Default 60s. */
  readonly timeout?: Duration
  /** Tokens that one answer may have. Default 4,000. */
  readonly answerTokens?: number
  /** Only for dates in `retry-after`. Default: the system's. */
  readonly clock?: Clock
}

/** Least tokens that an answer is worth asking for. */
const leastAnswer = 64

/** A language model that proposes one step at a time by native tool calling, over what the journal says and nothing else. */
export function modelReasoner(settings: ModelSettings): Reasoner {
  const { baseURL, apiKey, clock = systemClock, answerTokens = 4_000 } = settings
  const timeout = inMilliseconds(settings.timeout ?? '60s')
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL,
    headers: { ...settings.headers },
    // Asked of the server only: the library would throw away an answer in words, and what it cost.
    transformRequestBody: (body) => ({ ...body, tool_choice: 'required' }),
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  return {
    async propose({ agent, goal, events, tokens }): Promise<Answer> {
      const names = new FactNames(agent, events)
      const prompt = {
        instructions: instructionsFor(agent),
        messages: [...transcriptOf(agent, goal, events, names)],
        tools: toolsOf(agent),
      }
      const estimate = Math.max(tokensOf(prompt), ...events.map(tokensTold))
      if (estimate + leastAnswer > tokens) return { kind: 'over limit' }
      try {
        const { toolCalls, usage } = await generateText({
          ...prompt,
          model: provider(settings.model),
          maxRetries: 0,
          maxOutputTokens: Math.min(answerTokens, tokens - estimate),
          abortSignal: AbortSignal.timeout(timeout),
        })
        const [first = { toolName: doneTool, input: {} }, ...others] = toolCalls
        const read = (call: { readonly toolName: string; readonly input: unknown }): Proposal =>
          readCall(agent, names, call)
        return { kind: 'proposes', calls: [read(first), ...others.map(read)], usage: usageOf(usage, estimate) }
      } catch (error) {
        const { worked, ...trouble } = providerTrouble(error, clock.now())
        return { kind: 'trouble', ...trouble, usage: { input: worked ? estimate : 0, output: 0 } }
      }
    },
  }
}

/** A prompt holds the one before it and its answer: at least what those were counted as. */
function tokensTold(event: RunEvent): number {
  return 'usage' in event ? event.usage.input + event.usage.output : 0
}

/** Tokens that a prompt takes, on the safe side: a tokenizer makes about four bytes of JSON and English one token. */
function tokensOf(prompt: object): number {
  return Math.ceil(Buffer.byteLength(JSON.stringify(prompt)) / 3)
}

/** What a server does not count is estimated, so that no limit is passed for want of a number. */
function usageOf(usage: LanguageModelUsage, estimate: number): Usage {
  return { input: usage.inputTokens ?? estimate, output: usage.outputTokens ?? leastAnswer }
}
