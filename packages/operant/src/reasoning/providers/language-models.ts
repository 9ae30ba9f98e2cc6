import type { LanguageModels, ModelReply } from '../../run/language-models.ts'
import { mostOutput, type Asking, type OpenModel, type Tried } from './ask-once.ts'
import { askPatiently } from './ask-patiently.ts'
import { chainOf, modelFor } from './chain.ts'
import { parametersOf, titleOf, type ModelsConfiguration } from './configuration.ts'
import { openModels } from './open-models.ts'
import { withPorts, type ModelPorts } from './ports.ts'
import { findStored, keepStored } from './stored-answers.ts'
import { Tally } from './tally.ts'

/**
 * The language models of a project, as its configuration says. Nothing is loaded and nobody is asked before the first
 * question.
 */
export function languageModels(configuration: ModelsConfiguration, given: Partial<ModelPorts> = {}): LanguageModels {
  const ports = withPorts(given)
  const models = openModels(configuration.models, ports)
  return {
    has: (use, agent) => modelFor(configuration, use, agent) !== undefined,
    async ask(question, spending) {
      const names = chainOf(configuration, question.use, spending.agent)
      const chain = names.flatMap((name) => models.get(name) ?? [])
      if (chain.length > 0) return askChain(chain, { question, spending, configuration, ports })
      const reason = `no model is configured for ${question.use} of agent ${spending.agent}`
      return { kind: 'trouble', reason, again: false, usage: { input: 0, output: 0 } }
    },
  }
}

/** Asks one model after the other, until one gives an answer that can be used. */
async function askChain(chain: readonly OpenModel[], asking: Asking): Promise<ModelReply> {
  const tally = new Tally()
  for (const [index, model] of chain.entries()) {
    const stored = await findStored(model, asking)
    if (stored) return tally.before(stored)
    const tried = await askPatiently(model, asking, tally)
    const said = tried.kind === 'heard' && !tried.heard.refused ? saidBy(model, asking, tried) : undefined
    const whole = said && (asking.question.answer === undefined || said.value !== undefined)
    if (said && whole) await keepStored(model, asking, said)
    if (said && (whole || index === chain.length - 1)) return tally.before(said)
    tally.add(model, tried)
  }
  return tally.end()
}

function saidBy(
  { name, definition }: OpenModel,
  asking: Asking,
  { heard, cost, milliseconds }: Extract<Tried, { kind: 'heard' }>,
): Extract<ModelReply, { kind: 'said' }> {
  const { input, output, kept } = heard.counted
  const ended = heard.ended === 'stop' || heard.ended === 'tool-calls' ? {} : { ended: heard.ended }
  return {
    kind: 'said',
    ...heard.said,
    record: {
      use: asking.question.use,
      model: titleOf(name, definition),
      prompt: asking.question.prompt,
      parameters: { ...parametersOf(definition), mostOutput: mostOutput(asking, definition), ...ended },
      usage: { input, output, ...(kept === undefined ? {} : { kept }) },
      ...(cost ? { cost } : {}),
      milliseconds,
    },
  }
}
