import type { Answer, Proposal, Reasoner, Thinking } from '../../run/context.ts'
import type { LanguageModels, ModelQuestion, ModelReply } from '../../run/language-models.ts'
import { compatibleModels, type CompatibleSettings } from '../providers/compatible-models.ts'
import { proposeAhead } from './ahead/propose-ahead.ts'
import { instructionsFor } from './instructions.ts'
import { promptName } from './prompt-name.ts'
import { readCall } from './read-call.ts'
import { FactNames } from './telling/fact-names.ts'
import { shownIn } from './telling/shown.ts'
import { transcriptOf } from './telling/transcript.ts'
import { doneTool } from './tool-names.ts'
import { toolsOf } from './tools.ts'

export type ModelSettings = CompatibleSettings

/** A language model at an OpenAI-compatible address as the reasoner of a project, for tests. */
export function modelReasoner(settings: ModelSettings): Reasoner {
  return reasonerOver(compatibleModels(settings))
}

/** A reasoner that asks the project's language models, over what the journal says and nothing else. */
export function reasonerOver(models: LanguageModels): Reasoner {
  return {
    async propose(thinking): Promise<Answer> {
      const names = new FactNames(thinking.agent, thinking.events)
      if (thinking.agent.planning === 'ahead') return proposeAhead(models, thinking, names)
      const question = await stepsQuestion(thinking, names)
      return answerOf(thinking, names, await models.ask(question, thinking.spending))
    },
  }
}

/** Asks for the next steps by native tool calling. */
async function stepsQuestion(thinking: Thinking, names: FactNames): Promise<ModelQuestion> {
  const { agent, goal, events } = thinking
  const instructions = instructionsFor(agent)
  const tools = toolsOf(agent)
  return {
    use: 'plan',
    prompt: promptName('steps', [instructions, tools]),
    instructions,
    tools,
    mustCall: true,
    messages: transcriptOf(agent, goal, events, names, await shownIn(thinking)),
  }
}

function answerOf({ agent }: Thinking, names: FactNames, reply: ModelReply): Answer {
  if (reply.kind !== 'said') return reply
  const { record } = reply
  // Words instead of a call are no more than a claim of being done.
  const [first = { tool: doneTool, input: {} }, ...others] = reply.calls
  const read = (call: { readonly tool: string; readonly input: unknown }): Proposal => readCall(agent, names, call)
  return { kind: 'proposes', calls: [read(first), ...others.map(read)], usage: record.usage, model: record }
}
