import { at } from '../../facts/json.ts'
import { replyRefusalText } from '../../people/reply-refusal.ts'
import { changedSince } from '../../people/shown.ts'
import type { TogetherResult } from '../../store/answer-together.ts'
import type { Principal } from '../../store/principals.ts'
import type { ReplyRefusal, RequestRow } from '../../store/requests.ts'
import { ApiProblem, notFound, type ProblemKind } from './problem.ts'

const kinds: Readonly<Record<ReplyRefusal, ProblemKind>> = {
  'no such request': 'not-found',
  expired: 'conflict',
  'already decided': 'conflict',
  'you answered already': 'conflict',
  'not your role': 'not-permitted',
  'your own request': 'not-permitted',
  'not here any more': 'not-permitted',
  'not an answer to this': 'invalid',
}

interface More {
  /** Added to what is said. */
  readonly none?: string
  /** What is asked in its place. */
  readonly instead?: RequestRow | undefined
}

/**
 * Why an answer did not count; of a request that is decided, by whom it was, and of one that something else is asked in
 * the place of, what is otherwise.
 */
export function replyProblem(
  why: ReplyRefusal,
  request: RequestRow,
  by: Principal,
  { none = '', instead }: More = {},
): ApiProblem {
  const { id, state, given, decidedAt } = request
  const decided = why === 'already decided' ? { decidedBy: given.map((one) => one.by), decidedAt } : {}
  const since = instead && changedSince(at(instead.shown, ['before']))
  const replaced = instead ? { replacedBy: instead.id, differences: since?.differences ?? [] } : {}
  return new ApiProblem(kinds[why], `${replyRefusalText(why, request, by)}${none}`, {
    also: { why, request: id, state, ...decided, ...replaced },
  })
}

/** Why one answer to several requests was taken by none of them. */
export function togetherProblem(
  { request, why }: Extract<TogetherResult, { kind: 'refused' }>,
  row: RequestRow | undefined,
  by: Principal,
): ApiProblem {
  const none = '; so none of them was answered'
  if (!row) return notFound('request', request)
  switch (why) {
    case 'not like the first':
      return new ApiProblem('invalid', `${request} is not like the first${none}`, { also: { why, request } })
    case 'not an approval':
      return new ApiProblem('invalid', `${request} is no approval to be given with others${none}`, {
        also: { why, request },
      })
    default:
      return replyProblem(why, row, by, { none })
  }
}
