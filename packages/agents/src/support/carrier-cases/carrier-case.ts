import type { CarrierCaseRecord } from '../systems/carrier.ts'

export type { CarrierCaseRecord } from '../systems/carrier.ts'

/** What is kept of a carrier's case. */
export function caseOf(found: CarrierCaseRecord | null): CarrierCaseRecord | null {
  return found && { id: found.id, shipment: found.shipment }
}
