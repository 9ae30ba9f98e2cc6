import type { z } from '@hono/zod-openapi'
import { verifiedAnswers } from '../../access/signed-answers.ts'
import { answerFields } from '../../asking/answer-fields.ts'
import { precedentsOf } from '../../people/precedents/precedents-of.ts'
import { editableOf } from '../../project/action-of.ts'
import { questionOf } from '../../project/question-of.ts'
import { talkOf } from '../../store/request-talk.ts'
import type { RequestRow } from '../../store/requests.ts'
import type { ApiParts } from './api.ts'
import { requestTold, type requestInFullShape } from './routes/request-shapes.ts'

/** Everything somebody needs to decide. */
export async function requestInFull(
  { project, keys }: Pick<ApiParts, 'project' | 'keys'>,
  request: RequestRow,
): Promise<z.infer<typeof requestInFullShape>> {
  const talk = await talkOf(project.pool, request.id, project.clock.now().toISOString())
  const question = request.kind === 'answer' ? await questionOf(project, request) : undefined
  const signatures = verifiedAnswers(keys, request)
  return {
    ...requestTold(request),
    shown: request.shown,
    argumentsHash: request.argumentsHash,
    given: request.given.map((one, index) => {
      const { by, insteadOf, roles, kind, reason, value, elements, channel, at } = one
      const signature = signatures[index] ?? 'not signed'
      return { by, insteadOf, roles, kind, reason, value, elements, channel, at, signature }
    }),
    ...talk,
    editable: await editableOf(project, request),
    fields: question
      ? answerFields(question.gives).map(({ name, kind, options, required }) => ({ name, kind, options, required }))
      : [],
    precedents: await toldPrecedents(project, request),
  }
}

async function toldPrecedents({ pool }: Pick<ApiParts['project'], 'pool'>, request: RequestRow) {
  const found = await precedentsOf(pool, request)
  if (!found) return null
  const { approved, rejected } = found
  const by = [...new Set([...approved, ...rejected].flatMap((one) => one.by))]
  return { approved: approved.length, rejected: rejected.length, by }
}
