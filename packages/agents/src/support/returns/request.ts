import { calculation, query } from 'operant'
import { concern } from '../orders/concern.ts'
import { returns } from '../systems.ts'
import { ticket } from '../ticket/ticket.ts'
import { attached, request } from './attached.ts'

const wear = /\b(?:wear|worn|used|scuff\w*|faded|abras\w*|aged)\b/i

export const readRequest = query({
  name: 'returns.readRequest',
  needs: { ticket: ticket.$.id },
  gives: attached,
  uses: { returns },
  read: async (i, u) => {
    const found = (await u.returns.openRequests()).find((one) => one.ticket === i.ticket)
    if (!found) return { kind: 'none' as const }
    const { id, order, line, quantity, requester, requesterName, requesterEmail, reason, itemState } = found
    // Once evidence came, the request is open again, and was asked about all the same.
    const asked = await u.returns.findStep({ request: id, kind: 'evidence request' })
    return {
      kind: 'request' as const,
      id,
      order,
      line,
      quantity,
      requester,
      requesterName,
      requesterEmail,
      reason,
      itemState,
      reportedOn: found.reportedAt.slice(0, 10),
      askedBefore: asked !== null || found.status === 'awaiting evidence',
      inReview: found.status === 'in review',
      photos: found.photos.map(({ takenAt, sha256, finding, seenBefore }) => ({
        takenAt,
        sha256,
        wear: wear.test(finding),
        seenBefore,
      })),
    }
  },
})

/** A ticket with a request is about that, and about no order that did not arrive. */
export const takeUpNone = calculation({
  name: 'takeUpNone',
  needs: { request: request.$.id },
  gives: concern,
  compute: () => ({ orders: [] }),
})
