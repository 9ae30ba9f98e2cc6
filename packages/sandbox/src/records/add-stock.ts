import type { CompanyDatabase } from '../database/database.ts'
import { addBatch } from './add-product.ts'
import { moveStock } from './stock.ts'

export interface NewStock {
  warehouse: string
  sku: string
  /** By default the one batch that every product has without further ado. */
  batch?: string
  onHand: number
  reserved?: number
  /** Pieces on quality hold in a batch that is not on hold as a whole. */
  hold?: number
}

/** Sets the stock of one batch of an article at one warehouse; the stock ledger gets the difference. */
export function setStock(database: CompanyDatabase, stock: NewStock): void {
  const { warehouse, sku, onHand, reserved = 0, hold = 0, batch = `LOT-${sku}` } = stock
  if (!database.one('SELECT 1 FROM batch WHERE code = ?', batch)) addBatch(database, { code: batch, sku })
  database.transaction(() => {
    const known = database.one<{ onHand: number }>(
      'SELECT on_hand AS onHand FROM stock WHERE warehouse = ? AND sku = ? AND batch = ?',
      warehouse,
      sku,
      batch,
    )
    database.run(
      `INSERT INTO stock(warehouse, sku, batch, on_hand, reserved, hold) VALUES (?, ?, ?, 0, 0, 0)
       ON CONFLICT DO UPDATE SET reserved = 0, hold = 0`,
      warehouse,
      sku,
      batch,
    )
    const quantity = onHand - (known?.onHand ?? 0)
    const reason = known ? 'adjust' : 'opening'
    moveStock(database, { warehouse, sku, batch, quantity, reason, reference: null })
    database.run(
      'UPDATE stock SET reserved = ?, hold = ? WHERE warehouse = ? AND sku = ? AND batch = ?',
      reserved,
      hold,
      warehouse,
      sku,
      batch,
    )
  })
}

/** Adds a supplier; a merged one names the code, already added, that took its place. */
export function addSupplier(
  database: CompanyDatabase,
  supplier: { code: string; name: string; mergedInto?: string },
): void {
  database.run('INSERT INTO supplier VALUES (?, ?, ?)', supplier.code, supplier.name, supplier.mergedInto ?? null)
}
