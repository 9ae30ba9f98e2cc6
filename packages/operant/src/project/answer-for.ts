import { encodeFact, decodeFact } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import { readValue } from '../asking/read-value.ts'
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
