import { encodeFact } from '../../facts/fact.ts'
import type { Json } from '../../facts/json.ts'
import type { Project } from '../../project/open-project.ts'
import type { RequestRow } from '../../store/requests.ts'
import { readValue } from '../../asking/read-value.ts'
import { CommandMistake } from '../mistake.ts'
import { questionOf } from '../../project/question-of.ts'

/**
 * The answer to a question as the run will take it, read from what somebody typed.
 * @throws CommandMistake where it does not fit what is asked.
 */
export async function answerFor(project: Project, request: RequestRow, text: string): Promise<Json> {
  const question = await questionOf(project, request)
  if (!question) return text
  const read = readValue(question.gives, text)
  if ('problem' in read) throw new CommandMistake(`"${text}" is no answer to "${request.title}": ${read.problem}`)
  return encodeFact(question.gives, read.value).json
}
