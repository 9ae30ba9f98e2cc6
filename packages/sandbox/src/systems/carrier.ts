import { type ProofOfDelivery, readProofOfDelivery, readShipments, type Shipment } from '../records/shipments.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

/** A claim, trace or retrieval that was opened with the carrier. */
export interface CarrierCase {
  id: string
  shipment: string
  reason: string
  at: string
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
    read(operation, () =>
      database.one<CarrierCase>(
        'SELECT id, shipment_id AS shipment, reason, at FROM carrier_case WHERE kind = ? AND shipment_id = ? ORDER BY at, id',
        kind,
        shipmentId,
      ),
    )

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
        }
        const { shipment, ...rest } = opened
        database.insert('carrier_case', { ...rest, kind, shipment_id: shipment })
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
