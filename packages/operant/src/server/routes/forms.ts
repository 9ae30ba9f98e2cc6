import type { Context } from 'hono'
import { secretHash } from '../../access/tokens.ts'
import { answerFields } from '../../asking/answer-fields.ts'
import type { FactSpec } from '../../facts/fact.ts'
import { outsideAnswer } from '../../mail/answer-outside.ts'
import { answerByLink, linkOfHash, type LinkRow } from '../../store/links.ts'
import { keepTexts } from '../../store/outside-texts.ts'
import { outsideQuestion, type OutsideQuestion } from '../../store/outside-questions.ts'
import { requestRow, type RequestRow } from '../../store/requests.ts'
import { nothingFilled } from '../pages/fields.ts'
import { decidedPage, gonePage, linkRefusalText } from '../pages/outcome.ts'
import { questionPage } from '../pages/question.ts'
import type { ServerParts } from '../parts.ts'
import { sentIn } from '../sent.ts'
import { filledAnswer } from './filled-answer.ts'

interface Opened {
  readonly link: LinkRow
  readonly request: RequestRow
  readonly fact: FactSpec
  readonly question: OutsideQuestion
}

/** Shows a party outside what it is asked, and nothing else of what is known here. */
export async function formPage(parts: ServerParts, c: Context): Promise<Response> {
  const opened = await openedBy(parts, c)
  if ('gone' in opened) return c.html(gonePage(opened.gone), 410)
  return c.html(questionPage(opened.request, answerFields(opened.fact), nothingFilled))
}

/** Takes what a party outside answers. */
export async function takeForm(parts: ServerParts, c: Context): Promise<Response> {
  const opened = await openedBy(parts, c)
  if ('gone' in opened) return c.html(gonePage(opened.gone), 410)
  const { request, fact, question } = opened
  const read = filledAnswer(fact, await sentIn(c))
  if (read.kind === 'wrong') return c.html(questionPage(request, answerFields(fact), read.filled), 422)
  await keepTexts(parts.pool, read.texts)
  const at = parts.clock.now().toISOString()
  const { keys } = parts
  const result = await answerByLink(parts.pool, hashIn(c), at, ({ id }) =>
    outsideAnswer(question, read.json, { how: { channel: 'form', token: id }, at, keys }),
  )
  if (result.kind === 'no use') return c.html(decidedPage(request, result), 410)
  return c.html(decidedPage(request, result), result.kind === 'refused' ? 409 : 200)
}

function hashIn(c: Context): string {
  return secretHash(c.req.param('secret') ?? '')
}

async function openedBy(parts: ServerParts, c: Context): Promise<Opened | { readonly gone: string }> {
  const link = await linkOfHash(parts.pool, hashIn(c))
  // One for a person of the project opens nothing here.
  if (!link?.outside) return { gone: linkRefusalText('no such link') }
  const request = await requestRow(parts.pool, link.request)
  const spec = request && (await parts.questionOf(request))
  const question = await outsideQuestion(parts.pool, link.request)
  if (!spec || question?.mail !== link.person) return { gone: linkRefusalText('no such link') }
  if (link.usedAt !== null) return { gone: linkRefusalText('the link was used') }
  if (link.expiresAt <= parts.clock.now().toISOString()) return { gone: linkRefusalText('the link is over') }
  if (request.state !== 'open') return { gone: 'This has been answered, or is not asked any more.' }
  return { link, request, fact: spec.gives, question }
}
