import { fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import type { ShipmentRecord } from '../systems/carrier.ts'
import { carrier } from '../systems.ts'
import { phaseOf } from './phase.ts'

const point = z.object({ latitude: z.number(), longitude: z.number() })

export const shipment = z.object({
  id: recordId(),
  trackingNumber: recordId(),
  /** As the carrier says it. */
  state: recordText(),
  substate: recordText().nullable(),
  phase: z.enum(['announced', 'moving', 'waiting', 'delivered', 'returned', 'lost', 'stuck']),
  lines: z.array(recordId()),
  contents: z.array(z.object({ line: recordId(), quantity: z.number().int() })),
  shippedOn: z.iso.date(),
  lastScanOn: z.iso.date().nullable(),
  declaredGrams: z.number(),
  scannedGrams: z.number().nullable(),
  route: recordId(),
  pickupPoint: recordText().nullable(),
  scans: z.array(
    z.object({
      at: recordText(),
      state: recordText(),
      place: recordText(),
      point: point.nullable(),
      /** The carrier noted damage. */
      damage: z.boolean(),
    }),
  ),
})

/** The parcels of an order, oldest first. */
export const shipments = fact('shipments', z.array(shipment), { about: order, freshFor: '30m' })
export type Shipment = z.output<typeof shipment>

export const readShipments = query({
  name: 'carrier.readShipments',
  needs: { id: order },
  gives: shipments,
  uses: { carrier },
  read: async (i, u) => (await u.carrier.shipmentsOf(i.id)).map((one) => shipmentOf(one)),
})

/** What is kept of a parcel. Remarks of scans are free text: only whether they speak of damage is kept. */
export function shipmentOf(found: ShipmentRecord): Shipment {
  const { id, trackingNumber, state, substate, lines, shippedOn, lastScanAt, events } = found
  return {
    id,
    trackingNumber,
    state,
    substate,
    phase: phaseOf(state, substate),
    lines: lines.map(({ line }) => line),
    contents: lines.map(({ line, quantity }) => ({ line, quantity })),
    shippedOn,
    lastScanOn: lastScanAt?.slice(0, 10) ?? null,
    declaredGrams: found.declaredGrams,
    scannedGrams: found.scannedGrams,
    route: found.route,
    pickupPoint: found.pickupPoint,
    scans: events.map(({ at, state: scanned, place, remark, latitude, longitude }) => ({
      at,
      state: scanned,
      place,
      point: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
      damage: /damage/i.test(remark),
    })),
  }
}
