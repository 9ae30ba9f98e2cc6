import { fact, query, recordId } from 'operant'
import { z } from 'zod'
import { shipments } from '../delivery/shipments.ts'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'

/**
 * What somebody had taken up with the carrier before this run began. The run's own cases are none of it, so it never
 * goes stale.
 */
export const knownCases = fact(
  'knownCases',
  z.array(z.object({ id: recordId(), kind: z.enum(['claim', 'trace', 'retrieval']), shipment: recordId() })),
  { about: order },
)

export const readKnownCases = query({
  name: 'carrier.readKnownCases',
  needs: { shipments },
  gives: knownCases,
  uses: { carrier },
  read: async (i, u) => {
    const found = await Promise.all(
      i.shipments.map(async ({ id }) => [
        { kind: 'claim' as const, found: await u.carrier.findClaim(id) },
        { kind: 'trace' as const, found: await u.carrier.findTrace(id) },
        { kind: 'retrieval' as const, found: await u.carrier.findRetrieval(id) },
      ]),
    )
    return found.flat().flatMap(({ kind, found: one }) => (one ? [{ id: one.id, kind, shipment: one.shipment }] : []))
  },
})
