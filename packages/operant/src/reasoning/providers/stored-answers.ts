import { inMilliseconds } from '../../facts/time.ts'
import type { ModelReply } from '../../run/language-models.ts'
import { answerKey } from './answer-store.ts'
import { mostOutput, type Asking, type OpenModel } from './ask-once.ts'
import { parametersOf, titleOf } from './configuration.ts'

type Said = Extract<ModelReply, { kind: 'said' }>

/** The answer to the same question, where it was kept. Nothing is paid for it. */
export async function findStored({ name, definition }: OpenModel, asking: Asking): Promise<Said | undefined> {
  const { question, ports } = asking
  if (definition.store === undefined || question.mayBeStored === false) return undefined
  const most = mostOutput(asking, definition)
  const said = await ports.answers?.find(answerKey(definition, question, most), ports.clock.now())
  if (!said) return undefined
  return {
    kind: 'said',
    ...said,
    record: {
      use: question.use,
      model: titleOf(name, definition),
      prompt: question.prompt,
      parameters: { ...parametersOf(definition), mostOutput: most },
      usage: { input: 0, output: 0 },
      milliseconds: 0,
      stored: true,
    },
  }
}

/** Keeps an answer for as long as its model says. */
export async function keepStored({ definition }: OpenModel, asking: Asking, said: Said): Promise<void> {
  const { question, ports } = asking
  if (definition.store === undefined || question.mayBeStored === false) return
  const { text, calls, value } = said
  const now = ports.clock.now()
  const until = new Date(now.getTime() + inMilliseconds(definition.store))
  const key = answerKey(definition, question, mostOutput(asking, definition))
  await ports.answers?.keep(key, { text, calls, value }, now, until)
}
