import { fact, query } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'
import { phaseOf } from './phase.ts'

const shipment = z.object({
  id: z.string(),
  trackingNumber: z.string(),
  phase: z.enum(['announced', 'moving', 'waiting', 'delivered', 'returned', 'lost', 'stuck']),
  lines: z.array(z.string()),
  shippedOn: z.iso.date(),
  lastScanOn: z.iso.date().nullable(),
  declaredGrams: z.number(),
  scannedGrams: z.number().nullable(),
  route: z.string(),
  pickupPoint: z.string().nullable(),
})

/** The parcels of an order, oldest first. */
export const shipments = fact('shipments', z.array(shipment), { about: order, freshFor: '30m' })
export type Shipment = z.output<typeof shipment>

export const readShipments = query({
  name: 'carrier.readShipments',
  needs: { id: order },
  gives: shipments,
  uses: { carrier },
  read: async (i, u) => {
    const found = await u.carrier.shipmentsOf(i.id)
    return found.map(({ id, trackingNumber, state, substate, lines, shippedOn, lastScanAt, ...rest }) => ({
      id,
      trackingNumber,
      phase: phaseOf(state, substate),
      lines: lines.map(({ line }) => line),
      shippedOn,
      lastScanOn: lastScanAt?.slice(0, 10) ?? null,
      declaredGrams: rest.declaredGrams,
      scannedGrams: rest.scannedGrams,
      route: rest.route,
      pickupPoint: rest.pickupPoint,
    }))
  },
})
