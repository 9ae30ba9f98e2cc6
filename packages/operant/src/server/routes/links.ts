import type { Context } from 'hono'
import { may } from '../../access/permissions.ts'
import { answerSigner } from '../../access/signed-answers.ts'
import { secretHash } from '../../access/tokens.ts'
import { isForLinks } from '../../access/new-link.ts'
import { answerByLink, linkOfHash, type LinkResult, type LinkRow } from '../../store/links.ts'
import type { Principal } from '../../store/principals.ts'
import { keepTexts } from '../../store/outside-texts.ts'
import { requestRow, type Reply, type RequestRow } from '../../store/requests.ts'
import { nothingFilled, type Filled } from '../pages/fields.ts'
import { decidedPage, gonePage, linkRefusalText } from '../pages/outcome.ts'
import { requestPage } from '../pages/request.ts'
import type { ServerParts } from '../parts.ts'
import { sentIn, type Sent } from '../sent.ts'
import { filledAnswer } from './filled-answer.ts'

interface Opened {
  readonly link: LinkRow
  readonly request: RequestRow
  readonly person: Principal
}

/** Shows what is asked. Whoever follows the link, a scanner of mail included, decides nothing by that. */
export async function linkPage(parts: ServerParts, c: Context): Promise<Response> {
  const opened = await openedBy(parts, c)
  if ('gone' in opened) return c.html(gonePage(opened.gone), 410)
  return c.html(await pageOf(parts, opened))
}

/** Takes what the person decided. */
export async function takeLink(parts: ServerParts, c: Context): Promise<Response> {
  const opened = await openedBy(parts, c)
  if ('gone' in opened) return c.html(gonePage(opened.gone), 410)
  const { request, person } = opened
  const sent = await sentIn(c)
  const reply = await replyIn(parts, request, sent)
  if ('filled' in reply) return c.html(await pageOf(parts, opened, reply), 422)
  const at = parts.clock.now().toISOString()
  const result = await answerByLink(parts.pool, hashIn(c), at, ({ id }) => ({
    request: request.id,
    by: person,
    how: { channel: 'link', token: id },
    answer: reply,
    at,
    staff: parts.people,
    sign: answerSigner(parts.keys),
  }))
  return c.html(decidedPage(request, result), statusOf(result))
}

function statusOf({ kind }: LinkResult): 200 | 409 | 410 {
  if (kind === 'no use') return 410
  return kind === 'refused' ? 409 : 200
}

async function pageOf(parts: ServerParts, { request, person }: Opened, again?: Wrong): Promise<string> {
  const question = await parts.questionOf(request)
  const words = await parts.wordsOf(request.run)
  const { filled = nothingFilled, problem } = again ?? {}
  return requestPage({ request, person, fact: question?.gives, words, filled, problem })
}

function hashIn(c: Context): string {
  return secretHash(c.req.param('secret') ?? '')
}

/** The link with everything it is about, or why it cannot be used. */
async function openedBy({ pool, clock, people }: ServerParts, c: Context): Promise<Opened | { readonly gone: string }> {
  const link = await linkOfHash(pool, hashIn(c))
  // One for a party outside opens nothing here.
  if (!link || link.outside) return { gone: linkRefusalText('no such link') }
  const request = await requestRow(pool, link.request)
  const person = people.find(({ name }) => name.toLowerCase() === link.person.toLowerCase())
  if (!request || !person || !isForLinks(request) || !may(person.roles, 'answer requests'))
    return { gone: linkRefusalText('no such link') }
  if (link.usedAt !== null) return { gone: linkRefusalText('the link was used') }
  if (link.expiresAt <= clock.now().toISOString()) return { gone: linkRefusalText('the link is over') }
  return { link, request, person }
}

interface Wrong {
  readonly filled: Filled
  readonly problem?: string
}

async function replyIn(parts: ServerParts, request: RequestRow, sent: Sent): Promise<Reply | Wrong> {
  const reason = (sent.get('reason') ?? '').trim()
  switch (sent.get('decision')) {
    case 'approved':
      return { kind: 'approved', reason }
    case 'rejected':
      return reason === ''
        ? { filled: nothingFilled, problem: 'Say why not: the reason is kept, and told to whoever waits.' }
        : { kind: 'rejected', reason }
    case 'answered':
      return answerIn(parts, request, sent)
    default:
      return { filled: nothingFilled, problem: 'Nothing was decided: use one of the buttons.' }
  }
}

async function answerIn(parts: ServerParts, request: RequestRow, sent: Sent): Promise<Reply | Wrong> {
  const question = await parts.questionOf(request)
  if (!question) return { filled: nothingFilled, problem: 'The agent that asked is not known here.' }
  const read = filledAnswer(question.gives, sent)
  if (read.kind === 'wrong') return { filled: read.filled }
  await keepTexts(parts.pool, read.texts)
  return { kind: 'answered', value: read.json }
}
