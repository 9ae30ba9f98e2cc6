import { calculation, fact } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { parameters } from '../parameters.ts'
import { today } from '../ticket/ticket.ts'
import { businessDaysBetween } from './business-days.ts'
import { shipments, type Shipment } from './shipments.ts'

/** How the delivery of an order stands today. */
export const delivery = fact(
  'delivery',
  z.object({
    parcels: z.number().int(),
    /** Every line is in a parcel, and every parcel has arrived or is on its way. */
    inOrder: z.boolean(),
    trackingNumbers: z.array(z.string()),
    /** Today is before the promised date. */
    promiseAhead: z.boolean(),
  }),
  { about: order },
)

/** The parcel of an order that travels in one parcel. */
export const parcel = fact(
  'parcel',
  z.object({
    id: z.string(),
    trackingNumber: z.string(),
    phase: z.enum(['announced', 'moving', 'waiting', 'delivered', 'returned', 'lost', 'stuck']),
    pickupPoint: z.string().nullable(),
    route: z.string(),
    /** Of the last scan. */
    lastScanOn: z.iso.date().nullable(),
    /** Business days. */
    sinceShipping: z.number().int(),
    sinceScan: z.number().int(),
    /** Not scanned for so long that it counts as lost. */
    silent: z.boolean(),
    declaredGrams: z.number(),
    scannedGrams: z.number().nullable(),
  }),
  { about: order },
)

export const workOutDelivery = calculation({
  name: 'workOutDelivery',
  needs: { shipments, order: orderRecord, today },
  gives: delivery,
  compute: (i) => {
    const shipped = new Set(i.shipments.flatMap(({ lines }) => lines))
    const moves = (one: Shipment) =>
      one.phase === 'delivered' ||
      one.phase === 'waiting' ||
      ((one.phase === 'announced' || one.phase === 'moving') && !isSilent(one, i.today, i.order.crossBorder))
    return {
      parcels: i.shipments.length,
      inOrder: i.order.lines.every(({ id }) => shipped.has(id)) && i.shipments.every(moves),
      trackingNumbers: i.shipments.map(({ trackingNumber }) => trackingNumber),
      promiseAhead: i.today < i.order.promisedOn,
    }
  },
})

export const workOutParcel = calculation({
  name: 'workOutParcel',
  needs: { shipments, crossBorder: orderRecord.$.crossBorder, today },
  gives: parcel,
  compute: (i, say) => {
    const [one, ...others] = i.shipments
    if (!one || others.length > 0) return say.missing(`the order travels in ${i.shipments.length} parcels`)
    const { id, trackingNumber, phase, pickupPoint, route, lastScanOn, declaredGrams, scannedGrams } = one
    return {
      id,
      trackingNumber,
      phase,
      pickupPoint,
      route,
      lastScanOn,
      sinceShipping: businessDaysBetween(one.shippedOn, i.today),
      sinceScan: sinceScan(one, i.today),
      silent: isSilent(one, i.today, i.crossBorder),
      declaredGrams,
      scannedGrams,
    }
  },
})

/** Business days since the last scan; without any, since it was shipped. */
function sinceScan(one: Shipment, day: string): number {
  return businessDaysBetween(one.lastScanOn ?? one.shippedOn, day)
}

function isSilent(one: Shipment, day: string, crossBorder: boolean): boolean {
  return sinceScan(one, day) >= parameters.lostDays[crossBorder ? 'crossBorder' : 'domestic']
}
