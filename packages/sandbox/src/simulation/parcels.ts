import type { TrackingState } from '../records/shipments.ts'
import { type ComingEvent, day, hoursBetween, instantOf, type Stage } from './stage.ts'
import { deliverParcel } from './delivery.ts'

/** A parcel that nobody scanned for longer than this, when the world began to act, stays where it is. */
const forgottenAfter = 6 * day

interface Parcel {
  id: string
  state: TrackingState
  scans: number
  hops: number
  tries: number
  lastAt: string
  city: string
}

interface Scan {
  state: TrackingState
  substate?: string
  place: string
  remark: string
  after: number
}

const moving = "('InfoReceived', 'InTransit', 'OutForDelivery', 'AttemptFail', 'AvailableForPickup')"
const selectParcels = `SELECT s.id, s.state, count(*) AS scans, sum(e.state = 'InTransit') AS hops,
    sum(e.state = 'AttemptFail') AS tries, max(e.at) AS lastAt, o.city
  FROM shipment s JOIN tracking_event e ON e.shipment_id = s.id JOIN sales_order o ON o.id = s.order_id
  WHERE s.dock = 'handed over' AND s.state IN ${moving}`

/** The next scan of every parcel that is with a carrier. */
export function comingScans(stage: Stage): ComingEvent[] {
  return stage.database.all<Parcel>(`${selectParcels} GROUP BY s.id`).flatMap((parcel) => nextScan(stage, parcel))
}

/** The next scan of one parcel, after it was handed over or found again. */
export function comingScanOf(stage: Stage, shipment: string): ComingEvent[] {
  const parcel = stage.database.one<Parcel>(`${selectParcels} AND s.id = ? GROUP BY s.id`, shipment)
  return parcel ? nextScan(stage, parcel) : []
}

function nextScan(stage: Stage, parcel: Parcel): ComingEvent[] {
  const last = Date.parse(parcel.lastAt)
  if (last < stage.since - forgottenAfter) return []
  const scan = drawScan(stage, parcel)
  if (!scan) return []
  const at = Math.max(last + scan.after, stage.since + 60_000)
  return [
    {
      at,
      id: `parcel ${parcel.id} ${parcel.scans + 1}`,
      what: `parcel ${scan.state}`,
      entity: parcel.id,
      happen: (now) => {
        if (scansOf(stage, parcel.id) !== parcel.scans) return []
        addScan(stage, parcel.id, scan, now)
        if (scan.state === 'Delivered') deliverParcel(stage, parcel.id, now)
        return comingScanOf(stage, parcel.id)
      },
    },
  ]
}

function scansOf(stage: Stage, shipment: string): number {
  const counted = 'SELECT count(*) AS scans FROM tracking_event WHERE shipment_id = ?'
  return stage.database.one<{ scans: number }>(counted, shipment)?.scans ?? 0
}

/** What the carrier does with the parcel next; null when it is lost. */
function drawScan(stage: Stage, parcel: Parcel): Scan | null {
  const draws = stage.draws('parcel', `${parcel.id} ${parcel.scans}`)
  const { city } = parcel
  const depot = draws.pick(['Northgate depot', 'Central hub', 'Ring Road depot', 'Airport hub'])
  const [early, late] = [hoursBetween(draws, 6, 26), hoursBetween(draws, 2, 8)]
  switch (parcel.state) {
    case 'InfoReceived':
    case 'InTransit':
      if (draws.chance(0.01)) return null
      if (parcel.hops < 1 || (parcel.hops < 3 && draws.chance(0.4)))
        return { state: 'InTransit', place: depot, remark: 'Sorted', after: early }
      return { state: 'OutForDelivery', place: city, remark: 'With the driver', after: early }
    case 'OutForDelivery':
      if (draws.chance(0.1))
        return { state: 'AttemptFail', place: city, remark: 'Nobody at home, card left', after: late }
      return { state: 'Delivered', place: city, remark: 'Delivered', after: late }
    case 'AttemptFail':
      if (parcel.tries < 2)
        return { state: 'OutForDelivery', place: city, remark: 'Second attempt', after: hoursBetween(draws, 16, 26) }
      return { state: 'AvailableForPickup', place: city, remark: 'Ready for collection', after: late }
    case 'AvailableForPickup':
      if (draws.chance(0.7))
        return { state: 'Delivered', place: city, remark: 'Collected', after: hoursBetween(draws, 8, 90) }
      return { state: 'Exception', substate: 'returned', place: city, remark: 'Not collected', after: 8 * day }
    default:
      return null
  }
}

/** Adds a scan to the parcel's track and sets its state. */
export function addScan(stage: Stage, shipment: string, scan: Omit<Scan, 'after'>, at: number): void {
  const { state, place, remark } = scan
  const position = stage.database.one<{ next: number }>(
    'SELECT coalesce(max(position), 0) + 1 AS next FROM tracking_event WHERE shipment_id = ?',
    shipment,
  )
  stage.database.insert('tracking_event', {
    shipment_id: shipment,
    position: position?.next ?? 1,
    at: instantOf(at),
    state,
    place,
    remark,
    latitude_e6: null,
    longitude_e6: null,
  })
  stage.database.run(
    'UPDATE shipment SET state = ?, substate = ?, pickup_point = ? WHERE id = ?',
    state,
    scan.substate ?? null,
    state === 'AvailableForPickup' ? `Parcel shop, ${place}` : null,
    shipment,
  )
}
