import type { CompanyDatabase } from '../database/database.ts'
import type { ProofOfDelivery, TrackingEvent, TrackingState } from './shipments.ts'
import type { DockInspection } from './shipments.ts'

export interface NewShipment {
  id: string
  orderId: string
  trackingNumber: string
  carrier?: string
  state: TrackingState
  substate?: string | null
  /** By default all lines of the order. */
  lines?: { line: string; quantity: number }[]
  shippedOn: string
  declaredGrams?: number
  scannedGrams?: number | null
  route?: string
  pickupPoint?: string | null
  signature?: boolean
  dock?: DockInspection
  events?: TrackingEvent[]
  proofOfDelivery?: Partial<ProofOfDelivery> & { deliveredAt: string }
}

/** Adds a shipment with its lines, events and, if given, its proof of delivery. */
export function addShipment(database: CompanyDatabase, shipment: NewShipment): void {
  database.insert('shipment', {
    id: shipment.id,
    order_id: shipment.orderId,
    tracking_number: shipment.trackingNumber,
    carrier: shipment.carrier ?? 'Northex',
    state: shipment.state,
    substate: shipment.substate ?? null,
    shipped_on: shipment.shippedOn,
    declared_grams: shipment.declaredGrams ?? 800,
    scanned_grams: shipment.scannedGrams ?? null,
    route: shipment.route ?? 'R-1',
    pickup_point: shipment.pickupPoint ?? null,
    signature: shipment.signature ?? false,
    dock: shipment.dock ?? 'handed over',
  })
  const lines =
    shipment.lines ??
    database.all<{ line: string; quantity: number }>(
      'SELECT id AS line, quantity FROM order_line WHERE order_id = ?',
      shipment.orderId,
    )
  for (const { line, quantity } of lines)
    database.insert('shipment_line', { shipment_id: shipment.id, line_id: line, quantity })
  for (const [index, event] of (shipment.events ?? []).entries()) {
    const { latitude, longitude, ...scan } = event
    database.insert('tracking_event', {
      ...scan,
      shipment_id: shipment.id,
      position: index + 1,
      latitude_e6: millionths(latitude),
      longitude_e6: millionths(longitude),
    })
  }
  const proof = shipment.proofOfDelivery
  if (!proof) return
  database.insert('proof_of_delivery', {
    shipment_id: shipment.id,
    delivered_at: proof.deliveredAt,
    unit: proof.unit ?? null,
    latitude_e6: millionths(proof.latitude),
    longitude_e6: millionths(proof.longitude),
    signed_by: proof.signedBy ?? null,
    driver_note: proof.driverNote ?? null,
  })
}

/** Sets how many other parcels were reported as misdelivered on a route and day. */
export function setRouteReports(database: CompanyDatabase, route: string, day: string, reports: number): void {
  database.run(
    'INSERT INTO route_report VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET reports = excluded.reports',
    route,
    day,
    reports,
  )
}

function millionths(degrees: number | null | undefined): number | null {
  return degrees === null || degrees === undefined ? null : Math.round(degrees * 1e6)
}
