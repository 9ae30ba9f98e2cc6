import { answerFields, readAnswer, type ReadAnswer } from '../../asking/answer-fields.ts'
import type { FactSpec } from '../../facts/fact.ts'
import { inputName, type Filled } from '../pages/fields.ts'
import type { Sent } from '../sent.ts'

/** The value that a form was filled in with, or the form as it was with what is wrong. */
export function filledAnswer(
  fact: FactSpec,
  sent: Sent,
): Extract<ReadAnswer, { kind: 'read' }> | { readonly kind: 'wrong'; readonly filled: Filled } {
  const values = new Map(answerFields(fact).map((field) => [field.name, sent.get(inputName(field)) ?? '']))
  const read = readAnswer(fact, values)
  return read.kind === 'read' ? read : { kind: 'wrong', filled: { values, problems: read.problems } }
}
