import type { Amount } from '../../support/systems/amount.ts'

/** What one warehouse has of an article, what it sells of it, and when it reorders. */
export interface PositionRecord {
  readonly warehouse: string
  readonly available: number
  /** Sales that no allocation stands for, a day, and their standard deviation. */
  readonly demandPerDay: number
  readonly demandSd: number
  readonly leadDays: number
  readonly leadSd: number
  readonly serviceLevel: number
  readonly reorderPoint: number
  readonly marginPerPiece: Amount
}

export interface LaneRecord {
  readonly from: string
  readonly fixedCost: Amount
  readonly costPerPiece: Amount
  readonly days: number
}

export interface SubstituteRecord {
  readonly substitute: string
  readonly extraPerPiece: Amount
  readonly consentShare: number
}

/** Stock across warehouses, what is planned with it, and what may be spent. */
export interface Planning {
  positions(sku: string): Promise<readonly PositionRecord[]>
  lanesTo(warehouse: string): Promise<readonly LaneRecord[]>
  substitutesFor(sku: string): Promise<readonly SubstituteRecord[]>
  budget(of: { costCentre: string; period: string }): Promise<{
    readonly amount: Amount
    readonly committed: Amount
  } | null>
  transfer(
    request: { shipment: string; sku: string; from: string; to: string; quantity: number },
    key: string,
  ): Promise<unknown>
  findTransfer(of: { shipment: string; sku: string; from: string; to: string }): Promise<{
    readonly quantity: number
  } | null>
  changeReorderPoint(
    change: { warehouse: string; sku: string; reorderPoint: number; because: string },
    key: string,
  ): Promise<unknown>
  findReorderChange(of: { warehouse: string; sku: string; because: string }): Promise<{
    readonly reorderPoint: number
  } | null>
}
