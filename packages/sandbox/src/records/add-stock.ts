import type { CompanyDatabase } from '../database/database.ts'

/** Sets the stock of one article at one warehouse. */
export function setStock(
  database: CompanyDatabase,
  stock: { warehouse: string; sku: string; onHand: number; reserved?: number; hold?: number },
): void {
  database.run(
    `INSERT INTO stock(warehouse, sku, on_hand, reserved, hold) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET on_hand = excluded.on_hand, reserved = excluded.reserved, hold = excluded.hold`,
    stock.warehouse,
    stock.sku,
    stock.onHand,
    stock.reserved ?? 0,
    stock.hold ?? 0,
  )
}

/** Adds a supplier; a merged one names the code, already added, that took its place. */
export function addSupplier(
  database: CompanyDatabase,
  supplier: { code: string; name: string; mergedInto?: string },
): void {
  database.run('INSERT INTO supplier VALUES (?, ?, ?)', supplier.code, supplier.name, supplier.mergedInto ?? null)
}
