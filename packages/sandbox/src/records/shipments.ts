import type { CompanyDatabase } from '../database/database.ts'

/** The tracking states to which the carriers' own are normalised. */
export type TrackingState =
  | 'Pending'
  | 'InfoReceived'
  | 'InTransit'
  | 'OutForDelivery'
  | 'AttemptFail'
  | 'AvailableForPickup'
  | 'Delivered'
  | 'Exception'
  | 'Expired'

/** Where a parcel that the carrier never scanned turned out to be. */
export type DockInspection = 'on dock' | 'not found' | 'handed over'

export interface TrackingEvent {
  at: string
  state: TrackingState
  place: string
  latitude?: number
  longitude?: number
  remark: string
}

export interface Shipment {
  id: string
  trackingNumber: string
  carrier: string
  state: TrackingState
  /** What the carrier says beyond the state, such as `lost`, `damaged`, `returned` or `signed by household`. */
  substate: string | null
  lines: { line: string; quantity: number }[]
  shippedOn: string
  /** Instant of the last event. */
  lastScanAt: string | null
  declaredGrams: number
  scannedGrams: number | null
  route: string
  pickupPoint: string | null
  /** Oldest first. */
  events: TrackingEvent[]
}

export interface ProofOfDelivery {
  deliveredAt: string
  unit: string | null
  latitude: number | null
  longitude: number | null
  signedBy: string | null
  driverNote: string | null
}

type ShipmentRow = Omit<Shipment, 'lines' | 'lastScanAt' | 'events'>
interface EventRow extends Omit<TrackingEvent, 'latitude' | 'longitude'> {
  latitude_e6: number | null
  longitude_e6: number | null
}

export function readShipments(database: CompanyDatabase, orderId: string): Shipment[] {
  return database
    .all<ShipmentRow>(
      `SELECT id, tracking_number AS trackingNumber, carrier, state, substate, shipped_on AS shippedOn,
         declared_grams AS declaredGrams, scanned_grams AS scannedGrams, route, pickup_point AS pickupPoint
       FROM shipment WHERE order_id = ? ORDER BY shipped_on, id`,
      orderId,
    )
    .map((row) => {
      const events = readEvents(database, row.id)
      const lines = database.all<Shipment['lines'][number]>(
        'SELECT line_id AS line, quantity FROM shipment_line WHERE shipment_id = ? ORDER BY line_id',
        row.id,
      )
      return { ...row, lines, lastScanAt: events.at(-1)?.at ?? null, events }
    })
}

function readEvents(database: CompanyDatabase, shipmentId: string): TrackingEvent[] {
  return database
    .all<EventRow>(
      'SELECT at, state, place, latitude_e6, longitude_e6, remark FROM tracking_event WHERE shipment_id = ? ORDER BY position',
      shipmentId,
    )
    .map(({ latitude_e6, longitude_e6, ...event }) => ({
      ...event,
      ...(latitude_e6 === null ? {} : { latitude: latitude_e6 / 1e6 }),
      ...(longitude_e6 === null ? {} : { longitude: longitude_e6 / 1e6 }),
    }))
}

export function readProofOfDelivery(database: CompanyDatabase, shipmentId: string): ProofOfDelivery | null {
  const row = database.one<
    Omit<ProofOfDelivery, 'latitude' | 'longitude'> & { latitudeE6: number | null; longitudeE6: number | null }
  >(
    `SELECT delivered_at AS deliveredAt, unit, latitude_e6 AS latitudeE6, longitude_e6 AS longitudeE6,
       signed_by AS signedBy, driver_note AS driverNote FROM proof_of_delivery WHERE shipment_id = ?`,
    shipmentId,
  )
  if (!row) return null
  const { latitudeE6, longitudeE6, ...proof } = row
  return {
    ...proof,
    latitude: latitudeE6 === null ? null : latitudeE6 / 1e6,
    longitude: longitudeE6 === null ? null : longitudeE6 / 1e6,
  }
}
