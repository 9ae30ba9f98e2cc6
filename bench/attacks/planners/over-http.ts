import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { modelReasoner } from '../../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { FactNames } from '../../../packages/operant/src/reasoning/model/telling/fact-names.ts'
import { toolName } from '../../../packages/operant/src/reasoning/model/tools.ts'
import type { Answer, Proposal, Reasoner, Thinking } from '../../../packages/operant/src/run/context.ts'
import { openaiFormat } from '../../../packages/operant/src/testing/model-server/formats.ts'
import {
  startProvider,
  type ProviderAnswer,
} from '../../../packages/operant/src/testing/model-server/provider-server.ts'

/** Puts planners behind a server: what they propose goes the way of a language model's answers. */
export interface OverHttp {
  through(planner: Reasoner): Reasoner
  /** Questions so far. */
  readonly questions: () => number
  close(): Promise<void>
}

/**
 * A server of a language model whose answers planners give: their proposals become tool calls in words and ids of the
 * conversation, and are read again by the reasoner that every project has. One run at a time.
 */
export async function startOverHttp(): Promise<OverHttp> {
  let turn: { readonly planner: Reasoner; readonly thinking: Thinking } | undefined
  const server = await startProvider(openaiFormat, async (): Promise<ProviderAnswer> => {
    if (!turn) throw new Error('a question came, and no planner was asked')
    const { planner, thinking } = turn
    return wordsOf(thinking, await planner.propose(thinking))
  })
  const model = modelReasoner({ baseURL: `${server.url}/v1`, model: 'won over', answerTokens: 200 })
  return {
    through: (planner) => ({
      propose(thinking) {
        turn = { planner, thinking }
        return model.propose(thinking)
      },
    }),
    questions: () => server.requests.length,
    close: () => server.close(),
  }
}

function wordsOf(thinking: Thinking, answer: Answer): ProviderAnswer {
  // It has nothing more to say: as a server that does not take the question.
  if (answer.kind !== 'proposes') return { status: 400 }
  const names = new FactNames(thinking.agent, thinking.events)
  return { calls: answer.calls.map((one) => callOf(names, one)), usage: { input: 1, output: 1 } }
}

function callOf(names: FactNames, { said, asks }: Proposal): { readonly tool: string; readonly input: Json } {
  if (asks.kind !== 'step') return said
  const bound = Object.entries(asks.bound).map(([name, one]): [string, Json] => [
    name,
    'literal' in one ? { literal: one.literal } : { ref: [names.nameOf(one.fact), ...one.path].join('.') },
  ])
  const about = asks.scope.length > 0 ? { about: [...names.told(asks.scope)] } : {}
  return { tool: toolName(asks.capability), input: { ...about, ...Object.fromEntries(bound) } }
}
