import type { CompanyDatabase } from '../database/database.ts'
import { type ProofOfDelivery, readProofOfDelivery, readShipments, type Shipment } from '../records/shipments.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

/** A claim, trace or retrieval that was opened with the carrier. */
export interface CarrierCase {
  id: string
  shipment: string
  reason: string
  at: string
  /** What the carrier found out or decided; null while it has not answered. */
  answer: { outcome: string; text: string; at: string } | null
}

export interface Carrier {
  shipmentsOf(orderId: string): Promise<Shipment[]>
  proofOfDelivery(shipmentId: string): Promise<ProofOfDelivery | null>
  /** Other parcels reported as misdelivered on the same route and day. */
  reportsOnRoute(on: { route: string; day: string }): Promise<number>
  /** Claims compensation from the carrier. */
  openClaim(claim: { shipment: string; reason: string }, key: string): Promise<CarrierCase>
  findClaim(shipmentId: string): Promise<CarrierCase | null>
  /** Asks the carrier to find out where the parcel is. */
  requestTrace(trace: { shipment: string }, key: string): Promise<CarrierCase>
  findTrace(shipmentId: string): Promise<CarrierCase | null>
  /** Asks the carrier to fetch the parcel from where it was left. */
  requestRetrieval(retrieval: { shipment: string }, key: string): Promise<CarrierCase>
  findRetrieval(shipmentId: string): Promise<CarrierCase | null>
}

type Kind = 'claim' | 'trace' | 'retrieval'

export function createCarrier(context: SystemContext): Carrier {
  const { database } = context
  const { read, write } = callsOf(context, 'carrier')

  const find = (operation: string, kind: Kind, shipmentId: string): Promise<CarrierCase | null> =>
    read(operation, () => findCase(database, kind, shipmentId))

  const open = (
    operation: string,
    kind: Kind,
    request: { shipment: string; reason?: string },
    key: string,
  ): Promise<CarrierCase> =>
    write({
      operation,
      key,
      arguments: request,
      perform: () => {
        if (!database.one('SELECT 1 FROM shipment WHERE id = ?', request.shipment))
          refuse('carrier', operation, 'unknown-shipment', `No shipment ${request.shipment}`, 'shipment')
        const opened = {
          id: `CAR-${nextNumber(database, 'carrier case')}`,
          shipment: request.shipment,
          reason: request.reason ?? '',
          at: context.now(),
          answer: null,
        }
        const { id, shipment, reason, at } = opened
        database.insert('carrier_case', { id, kind, shipment_id: shipment, reason, at })
        return { entity: opened.id, result: opened }
      },
    })

  return {
    shipmentsOf: (orderId) => read('shipmentsOf', () => readShipments(database, orderId)),
    proofOfDelivery: (shipmentId) => read('proofOfDelivery', () => readProofOfDelivery(database, shipmentId)),
    reportsOnRoute: ({ route, day }) =>
      read('reportsOnRoute', () => {
        const counted = 'SELECT reports FROM route_report WHERE route = ? AND day = ?'
        return database.one<{ reports: number }>(counted, route, day)?.reports ?? 0
      }),
    openClaim: (claim, key) => open('openClaim', 'claim', claim, key),
    findClaim: (shipmentId) => find('findClaim', 'claim', shipmentId),
    requestTrace: (trace, key) => open('requestTrace', 'trace', trace, key),
    findTrace: (shipmentId) => find('findTrace', 'trace', shipmentId),
    requestRetrieval: (retrieval, key) => open('requestRetrieval', 'retrieval', retrieval, key),
    findRetrieval: (shipmentId) => find('findRetrieval', 'retrieval', shipmentId),
  }
}

function findCase(database: CompanyDatabase, kind: Kind, shipmentId: string): CarrierCase | null {
  const row = database.one<Omit<CarrierCase, 'answer'> & { outcome: string | null; text: string; answeredAt: string }>(
    `SELECT c.id, c.shipment_id AS shipment, c.reason, c.at, a.outcome, a.text, a.at AS answeredAt
     FROM carrier_case c LEFT JOIN carrier_answer a ON a.case_id = c.id
     WHERE c.kind = ? AND c.shipment_id = ? ORDER BY c.at, c.id`,
    kind,
    shipmentId,
  )
  if (!row) return null
  const { outcome, text, answeredAt, ...opened } = row
  return { ...opened, answer: outcome === null ? null : { outcome, text, at: answeredAt } }
}
