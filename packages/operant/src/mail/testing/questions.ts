import { z } from 'zod'
import { CAPABILITY, type QuestionSpec } from '../../agent/capability.ts'
import { question } from '../../agent/question.ts'
import { fact } from '../../facts/fact.ts'
import { outsideText } from '../../facts/outside-text.ts'

const arrival = fact('arrival', z.object({ date: z.iso.date(), whole: z.boolean(), remark: outsideText().optional() }))
const words = fact('words', outsideText())

function specOf(gives: typeof arrival | typeof words): QuestionSpec {
  const spec = question({ name: 'ask', gives: gives as typeof words, ask: () => ({ to: 'operator', text: '?' }) })[
    CAPABILITY
  ]
  if (spec.kind !== 'question') throw new Error('a question is a question')
  return spec
}

/** A question with a field each for a date, for yes or no, and for words. */
export const arrivalQuestion = specOf(arrival)
/** A question that is answered in words. */
export const wordsQuestion = specOf(words)
