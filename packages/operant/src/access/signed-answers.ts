import { z } from 'zod'
import { asJson, hashOf } from '../facts/json.ts'
import type { AnswerStatement, GivenAnswer, Reply, RequestRow } from '../store/requests.ts'
import { signatureOf, verify, type SigningKeys, type Verified } from './signature.ts'

/** Signs what people say to requests. */
export function answerSigner(keys: SigningKeys): (statement: AnswerStatement) => string {
  return (statement) => signatureOf(keys, asJson(statement))
}

/**
 * Whether each answer to a request is what was signed: who said what, by which way, when, and about which arguments as
 * they were shown. Told from the rows alone, so that a row that was changed does not verify.
 */
export function verifiedAnswers(keys: SigningKeys, request: RequestRow): readonly (Verified | 'not signed')[] {
  return request.given.map((given) =>
    given.signature === null ? 'not signed' : verify(keys, asJson(statementOf(request, given)), given.signature),
  )
}

function statementOf(request: RequestRow, given: GivenAnswer): AnswerStatement {
  const { id, argumentsHash, shown } = request
  const { by, roles, channel, token, at } = given
  const said = { request: id, argumentsHash, shownHash: hashOf(shown), answer: replyOf(given) }
  return { ...said, by, roles: roles ?? [], channel, token, at }
}

function replyOf({ kind, reason: said, value, elements }: GivenAnswer): Reply {
  const reason = said ?? ''
  switch (kind) {
    case 'answered':
      return { kind, value }
    case 'edited':
      return { kind, reason, arguments: z.record(z.string(), z.json()).parse(value) }
    case 'approved':
      return elements === null ? { kind, reason } : { kind, reason, elements }
    case 'rejected':
      return { kind, reason }
  }
}
