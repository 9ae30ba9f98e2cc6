import { hash } from 'node:crypto'
import type { ModelQuestion } from '../../run/language-models.ts'
import type { ModelDefinition } from './configuration.ts'
import type { Said } from './read-answer.ts'

/** Answers to questions that were asked before, word for word. */
export interface AnswerStore {
  find(key: string, now: Date): Promise<Said | undefined>
  keep(key: string, said: Said, now: Date, until: Date): Promise<void>
}

/** Names everything that an answer follows from: the model, where it is, how it is asked, and every byte of the question. */
export function answerKey(definition: ModelDefinition, question: ModelQuestion, mostOutput: number): string {
  const { provider, api, model, baseURL, parameters, shapes } = definition
  const { instructions, messages, tools, mustCall, answer } = question
  const all = [
    provider,
    api,
    model,
    baseURL,
    parameters,
    shapes,
    mostOutput,
    instructions,
    messages,
    tools,
    mustCall,
    answer,
  ]
  const text = JSON.stringify(all, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: hash('sha256', value) } : value,
  )
  return hash('sha256', text)
}
