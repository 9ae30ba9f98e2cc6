import type { CompanyDatabase } from '../database/database.ts'

export interface Stock {
  warehouse: string
  onHand: number
  reserved: number
  /** On quality hold. */
  hold: number
  /** On hand, less reserved, less on hold. */
  available: number
}

const columns = 'warehouse, on_hand AS onHand, reserved, hold, on_hand - reserved - hold AS available'

export function readStock(database: CompanyDatabase, sku: string): Stock[] {
  return database.all(`SELECT ${columns} FROM stock WHERE sku = ? ORDER BY warehouse`, sku)
}

/** Reserves stock in the surrounding transaction; false when not enough is available. */
export function reserveStock(database: CompanyDatabase, warehouse: string, sku: string, quantity: number): boolean {
  const reserved = database.one(
    `UPDATE stock SET reserved = reserved + ? WHERE warehouse = ? AND sku = ? AND on_hand - reserved - hold >= ?
     RETURNING reserved`,
    quantity,
    warehouse,
    sku,
    quantity,
  )
  return reserved !== null
}

export function releaseStock(database: CompanyDatabase, warehouse: string, sku: string, quantity: number): void {
  database.run('UPDATE stock SET reserved = reserved - ? WHERE warehouse = ? AND sku = ?', quantity, warehouse, sku)
}
