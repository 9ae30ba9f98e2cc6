import { hashOf } from '../../../facts/json.ts'
import type { RequestRow } from '../../../store/requests.ts'
import { ApiProblem } from '../problem.ts'

/** Identifies what somebody is shown of a request. */
export function seenOf({ title, argumentsHash, shown }: RequestRow): string {
  return hashOf([title, argumentsHash, shown])
}

/**
 * Refuses an answer to something else than was shown.
 * @throws ApiProblem where that is so.
 */
export function checkSeen(request: RequestRow, seen: string | undefined): void {
  if (seen === undefined || seen === seenOf(request)) return
  throw new ApiProblem('conflict', 'what you were shown is not what is asked now; look at it again', {
    also: { why: 'not what was shown', request: request.id, seen: seenOf(request) },
  })
}
