import { calculation, fact, recordId, recordText } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { parameters } from '../parameters.ts'
import { today } from '../ticket/ticket.ts'
import { businessDaysBetween, type Holidays } from './business-days.ts'
import { holidays } from './calendar.ts'
import { shipments, type Shipment } from './shipments.ts'

/** How the delivery of an order stands today. */
export const delivery = fact(
  'delivery',
  z.object({
    parcels: z.number().int(),
    /** Every line is in a parcel. */
    complete: z.boolean(),
    /** Every line is in a parcel, and every parcel has arrived or is on its way. */
    inOrder: z.boolean(),
    trackingNumbers: z.array(recordId()),
    /** Parcels that are lost, by the carrier's word or its silence. */
    lost: z.array(z.object({ id: recordId(), lines: z.array(recordId()) })),
    /** Every line is in one parcel, exactly one parcel is lost, and every other has arrived or is on its way. */
    oneLost: z.boolean(),
    /** Today is before the promised date. */
    promiseAhead: z.boolean(),
  }),
  { about: order },
)

/** The parcel of an order that travels in one parcel. */
export const parcel = fact(
  'parcel',
  z.object({
    id: recordId(),
    trackingNumber: recordId(),
    phase: z.enum(['announced', 'moving', 'waiting', 'delivered', 'returned', 'lost', 'stuck']),
    lines: z.array(recordId()),
    pickupPoint: recordText().nullable(),
    route: recordId(),
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
  needs: { shipments, order: orderRecord, holidays, today },
  gives: delivery,
  compute: (i) => {
    const shipped = new Set(i.shipments.flatMap(({ lines }) => lines))
    const moves = (one: Shipment) =>
      one.phase === 'delivered' ||
      one.phase === 'waiting' ||
      ((one.phase === 'announced' || one.phase === 'moving') &&
        !isSilent(one, i.today, i.order.crossBorder, i.holidays))
    const complete = i.order.lines.every(({ id }) => shipped.has(id))
    const isLost = (one: Shipment) =>
      one.phase === 'lost' ||
      ((one.phase === 'moving' || one.phase === 'stuck') && isSilent(one, i.today, i.order.crossBorder, i.holidays))
    const lost = i.shipments.filter(isLost)
    return {
      parcels: i.shipments.length,
      complete,
      inOrder: complete && i.shipments.every(moves),
      lost: lost.map(({ id, lines }) => ({ id, lines })),
      oneLost: complete && lost.length === 1 && i.shipments.every((one) => isLost(one) || moves(one)),
      trackingNumbers: i.shipments.map(({ trackingNumber }) => trackingNumber),
      promiseAhead: i.today < i.order.promisedOn,
    }
  },
})

export const workOutParcel = calculation({
  name: 'workOutParcel',
  needs: { shipments, crossBorder: orderRecord.$.crossBorder, holidays, today },
  gives: parcel,
  compute: (i, say) => {
    const [one, ...others] = i.shipments
    if (!one || others.length > 0) return say.missing(`the order travels in ${i.shipments.length} parcels`)
    const { id, trackingNumber, phase, lines, pickupPoint, route, lastScanOn, declaredGrams, scannedGrams } = one
    return {
      id,
      trackingNumber,
      phase,
      lines,
      pickupPoint,
      route,
      lastScanOn,
      sinceShipping: businessDaysBetween(one.shippedOn, i.today, i.holidays),
      sinceScan: sinceScan(one, i.today, i.holidays),
      silent: isSilent(one, i.today, i.crossBorder, i.holidays),
      declaredGrams,
      scannedGrams,
    }
  },
})

type Scanned = Pick<Shipment, 'lastScanOn' | 'shippedOn'>

/** Business days since the last scan; without any, since it was shipped. */
function sinceScan(one: Scanned, day: string, off: Holidays): number {
  return businessDaysBetween(one.lastScanOn ?? one.shippedOn, day, off)
}

/** Not scanned for so long that it counts as lost. */
export function isSilent(one: Scanned, day: string, crossBorder: boolean, off: Holidays): boolean {
  return sinceScan(one, day, off) >= parameters.lostDays[crossBorder ? 'crossBorder' : 'domestic']
}
