import { fact, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'

/** The request that the returns desk keeps for the ticket: who asks for what, with the evidence as structured facts. */
export const attached = fact(
  'attached',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('request'),
      id: recordId(),
      order: recordId(),
      line: recordId(),
      quantity: z.number().int(),
      requester: z.enum(['buyer', 'gift_recipient']),
      requesterName: writtenBy('customer', z.string()),
      requesterEmail: writtenBy('customer', z.string()),
      /** As the requester states it. */
      reason: writtenBy('customer', z.enum(['change of mind', 'damaged on delivery', 'defect', 'wrong item'])),
      itemState: writtenBy('customer', z.enum(['unused', 'used', 'worn']).nullable()),
      reportedOn: z.iso.date(),
      askedBefore: z.boolean(),
      inReview: z.boolean(),
      photos: z.array(
        z.object({
          takenAt: recordText().nullable(),
          sha256: recordId(),
          /** What somebody noted who looked at it speaks of use. */
          wear: z.boolean(),
          seenBefore: z.boolean(),
        }),
      ),
    }),
  ]),
  { freshFor: '1h' },
)

export const request = attached.is({ kind: 'request' })
