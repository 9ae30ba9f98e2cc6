import { calculation, condition, fact, recordId, wording } from 'operant'
import { z } from 'zod'
import { isFinal, returnRequests } from './requests.ts'

const number = z.number().int().min(0)

/** Every request of the month: decided, or who has it and what holds it up. */
export const returnAccount = fact(
  'returnAccount',
  z.object({
    requests: number,
    authorised: number,
    resolved: number,
    declined: number,
    remainder: z.array(z.object({ request: recordId(), owner: wording(), blocker: wording() })),
  }),
)

export const giveReturnAccount = calculation({
  name: 'giveReturnAccount',
  needs: { requests: returnRequests },
  gives: returnAccount,
  compute: (i) => {
    const of = (status: string) => i.requests.filter((one) => one.status === status).length
    return {
      requests: i.requests.length,
      authorised: of('authorised'),
      resolved: of('resolved'),
      declined: of('declined'),
      remainder: i.requests.filter((one) => !isFinal(one)).map((one) => ({ request: one.request, ...blockerOf(one) })),
    }
  },
})

/** Whose turn it is, and what is missing. */
function blockerOf(one: {
  readonly status: 'open' | 'awaiting evidence' | 'in review' | 'authorised' | 'resolved' | 'declined'
  readonly ticket: string | null
  readonly evidenceUntil: string | null
  readonly overdue: boolean
}): { owner: string; blocker: string } {
  if (one.status === 'in review') return { owner: 'fraud review', blocker: 'it is looked at whether the claim is true' }
  if (one.status === 'awaiting evidence')
    return one.overdue
      ? { owner: 'support', blocker: 'the evidence that was asked for did not come' }
      : { owner: 'customer', blocker: `evidence is awaited until ${one.evidenceUntil ?? 'then'}` }
  if (one.ticket === null) return { owner: 'support', blocker: 'it came without a ticket' }
  return { owner: 'support', blocker: 'it is not decided yet' }
}

/** n = authorised + resolved + declined + remainder, each request once. */
export const requestsAccounted = condition({
  name: 'requestsAccounted',
  title: 'every request of the month is accounted for',
  needs: { account: returnAccount, requests: returnRequests },
  holds: ({ account, requests }) => {
    const { authorised, resolved, declined, remainder } = account
    const told = authorised + resolved + declined + remainder.length
    return told === requests.length && new Set(requests.map(({ request }) => request)).size === told
  },
})
