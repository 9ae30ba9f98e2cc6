export interface ScanRecord {
  /** Instant. */
  readonly at: string
  readonly state: string
  readonly place: string
  readonly remark: string
  /** Degrees, where the scanner knows. */
  readonly latitude?: number
  readonly longitude?: number
}

export interface ShipmentRecord {
  readonly id: string
  readonly trackingNumber: string
  /** One of the nine normalised tracking states, such as `InTransit` or `Delivered`. */
  readonly state: string
  /** What the carrier says beyond the state, such as `lost`, `damaged` or `returned`. */
  readonly substate: string | null
  readonly lines: readonly { readonly line: string; readonly quantity: number }[]
  /** Calendar date. */
  readonly shippedOn: string
  /** Instant of the last event. */
  readonly lastScanAt: string | null
  readonly declaredGrams: number
  readonly scannedGrams: number | null
  readonly route: string
  readonly pickupPoint: string | null
  /** Oldest first. */
  readonly events: readonly ScanRecord[]
}

/** What the driver's device recorded at the delivery. */
export interface ProofRecord {
  readonly deliveredAt: string
  readonly unit: string | null
  /** Degrees. */
  readonly latitude: number | null
  readonly longitude: number | null
  readonly signedBy: string | null
  readonly driverNote: string | null
}

/** A claim, trace or retrieval that was opened with the carrier. */
export interface CarrierCaseRecord {
  readonly id: string
  readonly shipment: string
}

export interface Carrier {
  shipmentsOf(order: string): Promise<readonly ShipmentRecord[]>
  proofOfDelivery(shipment: string): Promise<ProofRecord | null>
  /** Other parcels reported as misdelivered on the same route and day. */
  reportsOnRoute(on: { route: string; day: string }): Promise<number>
  openClaim(claim: { shipment: string; reason: string }, key: string): Promise<CarrierCaseRecord>
  findClaim(shipment: string): Promise<CarrierCaseRecord | null>
  requestTrace(trace: { shipment: string }, key: string): Promise<CarrierCaseRecord>
  findTrace(shipment: string): Promise<CarrierCaseRecord | null>
  requestRetrieval(retrieval: { shipment: string }, key: string): Promise<CarrierCaseRecord>
  findRetrieval(shipment: string): Promise<CarrierCaseRecord | null>
}
