import { may, rolesFor } from '../access/permissions.ts'
import type { Principal } from '../store/principals.ts'
import type { RequestTalk } from '../store/request-talk.ts'
import { named, type ReplyRefusal, type RequestRow } from '../store/requests.ts'
import { replyRefusalText } from './reply-refusal.ts'
import { rightFor } from './right-for.ts'

/**
 * Why somebody may not respond to a request now; undefined where they may. It spares people a try: what they say is
 * checked again where it is written down.
 */
export function whyNot(
  request: RequestRow,
  talk: Pick<RequestTalk, 'mayAnswer' | 'barred'>,
  by: Principal,
): string | undefined {
  const right = rightFor[request.kind]
  if (!may(by.roles, right)) return `this takes the right to ${right}, which ${rolesFor(right).join(', ')} have`
  const refusal = refusalOf(request, talk, named(by.name))
  return refusal && replyRefusalText(refusal, request, by)
}

function refusalOf(
  { state, given }: RequestRow,
  { mayAnswer, barred }: Pick<RequestTalk, 'mayAnswer' | 'barred'>,
  person: string,
): ReplyRefusal | undefined {
  if (state === 'expired') return 'expired'
  if (state !== 'open') return 'already decided'
  if (given.some((one) => named(one.by) === person)) return 'you answered already'
  if (mayAnswer.some((name) => named(name) === person)) return undefined
  return barred.includes(person) ? 'your own request' : 'not your role'
}
