import { condition, entity, fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { clock, inbound } from '../systems.ts'
import { nextMilestone } from './milestones.ts'

/** The inbound shipment that is late. */
export const shipmentId = fact('shipmentId', recordId(z.string().min(1)))

export const shipment = fact(
  'shipment',
  z.object({
    id: recordId(),
    order: recordId(),
    mode: z.enum(['sea', 'road', 'rail', 'air']),
    warehouse: recordId(),
    etd: z.iso.date(),
    departedOn: z.iso.date().nullable(),
    eta: z.iso.date(),
    arrivedOn: z.iso.date().nullable(),
    lines: z.array(z.object({ line: recordId(), sku: recordId(), quantity: z.number().int() })),
    /** The instant of the next milestone, when it is looked at again. */
    lookAt: recordText(),
    /** The date that is to be answered: the present one, and none once the goods are here. */
    expected: z.array(z.iso.date()),
  }),
  { freshFor: '1m' },
)

/** A date of arrival: what was decided about one is not decided anew, another one is. */
export const eta = entity('eta', shipment.$.expected)

export const readShipment = query({
  name: 'inbound.readShipment',
  needs: { id: shipmentId },
  gives: shipment,
  uses: { inbound, clock },
  read: async (i, u, say) => {
    const now = new Date(await u.clock.now()).toISOString()
    const found = await u.inbound.shipment(i.id)
    if (!found) return say.refused(`there is no shipment ${i.id}`, 'id')
    const { id, order, mode, warehouse, etd, departedOn, eta: on, arrivedOn } = found
    return {
      id,
      order,
      mode,
      warehouse,
      etd,
      departedOn,
      eta: on,
      arrivedOn,
      lines: found.lines.map(({ line, sku, quantity }) => ({ line, sku, quantity })),
      lookAt: nextMilestone(found, now),
      expected: arrivedOn === null ? [on] : [],
    }
  },
})

export const arrived = condition({
  name: 'arrived',
  title: 'the goods of the shipment are here',
  needs: { shipment },
  uses: {},
  holds: (i) => i.shipment.arrivedOn !== null,
})
