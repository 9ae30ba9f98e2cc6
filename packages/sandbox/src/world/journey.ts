import type { Draws } from '../random.ts'
import type { NewShipment } from '../records/add-shipment.ts'
import type { ProofOfDelivery, TrackingEvent, TrackingState } from '../records/shipments.ts'
import type { DockInspection } from '../records/shipments.ts'
import { addBusinessDays } from '../truth/calendar.ts'
import { lineId, type PlannedOrder, type Scene } from './scene.ts'

export interface Journey {
  /** Business days before today. */
  shipped: number
  /** Business days before today of the last depot scan on the way; without it nothing was scanned after the announcement. */
  moving?: number
  /** What ended it, so many business days before today. */
  end?: { state: TrackingState; daysAgo: number; substate?: string }
  pickupPoint?: string
  dock?: DockInspection
  /** Indexes of the lines in this parcel; by default all. */
  lines?: number[]
  /** The carrier noted damage to the parcel on the way. */
  isDamageScanned?: boolean
  /** The carrier's scale shows another weight than declared. */
  otherWeight?: boolean
}

const remarks: Record<TrackingState, readonly string[]> = {
  Pending: ['Label created'],
  InfoReceived: ['Shipment announced electronically', 'Carrier has received the order information'],
  InTransit: ['Processed at depot', 'Departed from depot', 'Sorted', 'Arrived at hub', 'Handed to line haul'],
  OutForDelivery: ['With the driver', 'Out for delivery'],
  AttemptFail: ['Nobody at home, card left', 'Delivery not possible, new attempt planned'],
  AvailableForPickup: ['Ready for collection', 'Stored at the parcel shop'],
  Delivered: ['Delivered', 'Delivery completed'],
  Exception: ['Carrier reports a problem', 'Shipment could not be processed further'],
  Expired: ['No further information'],
}

const depots = ['Northgate depot', 'Central hub', 'Ring Road depot', 'Airport hub', 'East sorting centre']

/** Adds a parcel of the order that travelled as told. */
export function ship(scene: Scene, planned: PlannedOrder, journey: Journey): NewShipment {
  const { draws } = scene
  const city = planned.order.address.city
  const indexes = journey.lines ?? planned.order.lines.map((_, index) => index)
  const lines = indexes.map((index) => ({
    line: lineId(planned, index),
    quantity: planned.order.lines[index]?.quantity ?? 1,
  }))
  const grams = indexes.reduce(
    (sum, index) => sum + (planned.products[index]?.grams ?? 0) * (planned.order.lines[index]?.quantity ?? 1),
    180,
  )
  const events = eventsOf(scene, journey, city)
  const shipment: NewShipment = {
    id: scene.newId('SHP'),
    orderId: planned.order.id,
    trackingNumber: `NX${scene.newId('TRACK')}${planned.order.address.country}`,
    carrier: draws.pick(['Northex', 'Parcelway', 'Kurio']),
    state: events.at(-1)?.state ?? 'Pending',
    substate: journey.end?.substate ?? null,
    lines,
    shippedOn: addBusinessDays(scene.today, -journey.shipped, scene.country),
    declaredGrams: grams,
    scannedGrams: journey.moving === undefined ? null : scannedWeight(draws, grams, journey.otherWeight ?? false),
    route: `R-${scene.newId('ROUTE')}`,
    pickupPoint: journey.pickupPoint ?? null,
    dock: journey.dock ?? 'handed over',
    events,
  }
  planned.shipments.push(shipment)
  return shipment
}

/** Adds what the driver's device recorded at the delivery, at the time of the last event. */
export function prove(shipment: NewShipment, proof: Omit<Partial<ProofOfDelivery>, 'deliveredAt'>): void {
  const deliveredAt = shipment.events?.at(-1)?.at
  if (deliveredAt === undefined) throw new Error(`Shipment ${shipment.id} was not delivered`)
  shipment.proofOfDelivery = { ...proof, deliveredAt }
}

function eventsOf(scene: Scene, journey: Journey, city: string): TrackingEvent[] {
  const { draws } = scene
  const events: TrackingEvent[] = []
  const happen = (state: TrackingState, daysAgo: number, place: string): void => {
    const at = instantOn(draws, addBusinessDays(scene.today, -daysAgo, scene.country), daysAgo === 0, events.at(-1)?.at)
    events.push({ at, state, place, remark: draws.pick(remarks[state]) })
  }
  happen('InfoReceived', journey.shipped, draws.pick(depots))
  const from = Math.max(0, journey.shipped - 1)
  if (journey.moving !== undefined)
    for (let day = from; day >= journey.moving; day--) happen('InTransit', day, draws.pick(depots))
  const { end } = journey
  if (journey.isDamageScanned && end) {
    happen('Exception', end.daysAgo + 1, draws.pick(depots))
    const scan = events.at(-1)
    if (scan) scan.remark = draws.pick(['Parcel damaged in transit, repacked', 'Damage to the packaging noted'])
  }
  if (end && ['Delivered', 'AttemptFail', 'AvailableForPickup'].includes(end.state))
    happen('OutForDelivery', end.daysAgo, city)
  if (end) happen(end.state, end.daysAgo, city)
  return events
}

/** An instant later than `after`: early in the morning today, in working hours on other days. */
function instantOn(draws: Draws, date: string, isToday: boolean, after: string | undefined): string {
  const start = Date.parse(`${date}T${isToday ? '04' : '07'}:00:00Z`)
  const later = Math.max(start, after === undefined ? 0 : Date.parse(after))
  return new Date(later + draws.integer(5, isToday ? 70 : 180) * 60_000).toISOString()
}

function scannedWeight(draws: Draws, grams: number, other: boolean): number {
  if (!other) return grams + draws.integer(-15, 15)
  return Math.round(grams * 0.8) - draws.integer(110, 160)
}
