import type { DockInspection } from '../records/shipments.ts'
import { readStock, type Stock } from '../records/stock.ts'
import { callsOf, type SystemContext } from './calls.ts'

export interface Warehouse {
  stock(sku: string): Promise<Stock[]>
  /** Has somebody look for the parcel on the dock; null for an unknown shipment. */
  inspectDock(shipmentId: string): Promise<DockInspection | null>
}

export function createWarehouse(context: SystemContext): Warehouse {
  const { read } = callsOf(context, 'warehouse')
  return {
    stock: (sku) => read('stock', () => readStock(context.database, sku)),
    inspectDock: (shipmentId) =>
      read('inspectDock', () => {
        const found = 'SELECT dock FROM shipment WHERE id = ?'
        return context.database.one<{ dock: DockInspection }>(found, shipmentId)?.dock ?? null
      }),
  }
}
