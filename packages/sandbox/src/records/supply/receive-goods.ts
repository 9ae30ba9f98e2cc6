import type { CompanyDatabase } from '../../database/database.ts'
import { setStock } from '../add-stock.ts'
import { moveStock, reserveStock } from '../stock.ts'
import { reservedFor } from './allocations.ts'

/** Goods come into a warehouse; whoever waits there for the article gets theirs, the earliest needed first. */
export function receiveGoods(
  database: CompanyDatabase,
  goods: { warehouse: string; sku: string; quantity: number; reason: 'receipt' | 'transfer'; reference: string },
  at: string,
): void {
  const { warehouse, sku } = goods
  moveStock(database, { ...goods, batch: batchFor(database, warehouse, sku) }, at)
  const waiting = database.all<{ id: string; quantity: number }>(
    `SELECT id, quantity FROM allocation WHERE sku = ? AND warehouse = ? AND status = 'waiting' AND line_id IS NOT NULL
     ORDER BY needed_on, id`,
    sku,
    warehouse,
  )
  for (const { id, quantity } of waiting)
    if (reserveStock(database, { reference: reservedFor(id), warehouse, sku, quantity }))
      database.run("UPDATE allocation SET status = 'ready' WHERE id = ?", id)
}

/** A batch of the article that the warehouse keeps already, or else one that it keeps from now on. */
function batchFor(database: CompanyDatabase, warehouse: string, sku: string): string {
  const kept = database.one<{ batch: string }>(
    `SELECT s.batch FROM stock s JOIN batch b ON b.code = s.batch WHERE s.warehouse = ? AND s.sku = ? AND b.on_hold = 0
     ORDER BY b.made_on DESC, b.code LIMIT 1`,
    warehouse,
    sku,
  )
  if (kept) return kept.batch
  setStock(database, { warehouse, sku, onHand: 0 })
  return `LOT-${sku}`
}
