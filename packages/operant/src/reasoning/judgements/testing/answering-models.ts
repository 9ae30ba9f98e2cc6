import type { Json } from '../../../facts/json.ts'
import type { ModelUse } from '../../../agent/reasoning-options.ts'
import type { LanguageModels, ModelQuestion } from '../../../run/language-models.ts'

/** An answer of a model: a value in the shape that was asked for, or why there is none. */
export type SaidAnswer =
  | { readonly trouble: string }
  | { readonly over: string }
  | { readonly class: string; readonly confidence?: number }
  | { readonly words: string }
  | { readonly fields: { readonly [key: string]: Json } }

/** Models that give these answers in turn, 7 tokens in and 5 out each, and remember what they were asked. */
export function answering(
  answers: readonly SaidAnswer[],
  uses: readonly ModelUse[] = ['judge', 'word'],
): LanguageModels & { readonly asked: ModelQuestion[] } {
  const asked: ModelQuestion[] = []
  return {
    asked,
    has: (use) => uses.includes(use),
    ask: async (question) => {
      const answer = answers[asked.length]
      asked.push(question)
      if (!answer) return { kind: 'trouble', reason: 'no answer is left', again: false, usage: { input: 0, output: 0 } }
      if ('trouble' in answer)
        return { kind: 'trouble', reason: answer.trouble, again: true, usage: { input: 0, output: 0 } }
      if ('over' in answer) return { kind: 'over limit', limit: answer.over }
      const value: Json = 'fields' in answer ? answer.fields : { ...answer }
      const { use, prompt } = question
      const usage = { input: 7, output: 5 }
      const record = { use, model: 'answering (test)', prompt, parameters: {}, usage, milliseconds: 1 }
      return { kind: 'said', text: JSON.stringify(value), calls: [], value, record }
    },
  }
}
