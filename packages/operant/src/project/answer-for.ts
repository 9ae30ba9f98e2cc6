import { encodeFact, decodeFact } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import { readAnswer } from '../asking/answer-fields.ts'
import { readValue } from '../asking/read-value.ts'
import { keepTexts } from '../store/outside-texts.ts'
import type { RequestRow } from '../store/requests.ts'
import type { Project } from './open-project.ts'
import { messageOf } from './project-error.ts'
import { questionOf } from './question-of.ts'

/** The answer to a question as the run will take it, of what somebody gave: a text as it is typed, or the value itself. */
export async function answerFor(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
  given: Json,
): Promise<{ readonly value: Json } | { readonly problem: string }> {
  const question = await questionOf(project, request)
  if (!question) return { value: given }
  const { gives } = question
  if (typeof given === 'string') {
    const read = readValue(gives, given)
    return 'problem' in read ? read : { value: encodeFact(gives, read.value).json }
  }
  try {
    return { value: encodeFact(gives, decodeFact(gives, given)).json }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

/** The answer to a question of what somebody filled into its fields, or what is wrong with which of them. */
export async function filledIn(
  project: Pick<Project, 'store' | 'agents' | 'pool'>,
  request: RequestRow,
  filled: ReadonlyMap<string, string>,
): Promise<
  { readonly value: Json } | { readonly problem: string } | { readonly problems: ReadonlyMap<string, string> }
> {
  const question = await questionOf(project, request)
  if (!question) return { problem: 'the agent that asked is not known here' }
  const read = readAnswer(question.gives, filled)
  if (read.kind === 'wrong') return { problems: read.problems }
  await keepTexts(project.pool, read.texts)
  return { value: read.json }
}
