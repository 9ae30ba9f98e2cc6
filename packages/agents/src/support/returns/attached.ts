import { fact } from 'operant'
import { z } from 'zod'

/** The request that the returns desk keeps for the ticket: who asks for what, with the evidence as structured facts. */
export const attached = fact(
  'attached',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('request'),
      id: z.string(),
      order: z.string(),
      line: z.string(),
      quantity: z.number().int(),
      requester: z.enum(['buyer', 'gift_recipient']),
      requesterName: z.string(),
      requesterEmail: z.string(),
      reason: z.enum(['change of mind', 'damaged on delivery', 'defect', 'wrong item']),
      itemState: z.enum(['unused', 'used', 'worn']).nullable(),
      reportedOn: z.iso.date(),
      askedBefore: z.boolean(),
      inReview: z.boolean(),
      photos: z.array(
        z.object({
          takenAt: z.string().nullable(),
          sha256: z.string(),
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
