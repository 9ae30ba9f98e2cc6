import type { CompanyDatabase } from '../database/database.ts'

/** What one warehouse has of one batch. */
export interface BatchStock {
  batch: string
  /** The whole batch is on quality hold. */
  onHold: boolean
  onHand: number
  reserved: number
  hold: number
  available: number
}

export interface Stock {
  warehouse: string
  onHand: number
  reserved: number
  /** On quality hold. */
  hold: number
  /** On hand, less reserved, less on hold. */
  available: number
  batches: BatchStock[]
}

/** Pieces of one batch that were taken for an order or exchange. */
export interface Reserved {
  batch: string
  quantity: number
}

type StockRow = Omit<BatchStock, 'onHold'> & { warehouse: string; onHold: number }

// What expires first leaves first, then what was made first.
const selectStock = `SELECT s.warehouse, s.batch, b.on_hold AS onHold, s.on_hand AS onHand, s.reserved,
    CASE WHEN b.on_hold = 1 THEN s.on_hand - s.reserved ELSE s.hold END AS hold,
    CASE WHEN b.on_hold = 1 THEN 0 ELSE s.on_hand - s.reserved - s.hold END AS available
  FROM stock s JOIN batch b ON b.code = s.batch WHERE s.sku = ?
  ORDER BY s.warehouse, coalesce(b.expires_on, '9999'), b.made_on, b.code`

export function readStock(database: CompanyDatabase, sku: string): Stock[] {
  const rows = database.all<StockRow>(selectStock, sku)
  return [...Map.groupBy(rows, ({ warehouse }) => warehouse)].map(([warehouse, members]) => {
    const sum = (figure: 'onHand' | 'reserved' | 'hold' | 'available'): number =>
      members.reduce((total, row) => total + row[figure], 0)
    return {
      warehouse,
      onHand: sum('onHand'),
      reserved: sum('reserved'),
      hold: sum('hold'),
      available: sum('available'),
      batches: members.map(toBatchStock),
    }
  })
}

function toBatchStock(row: StockRow): BatchStock {
  const { batch, onHand, reserved, hold, available } = row
  return { batch, onHold: row.onHold === 1, onHand, reserved, hold, available }
}

/**
 * Reserves stock for a purpose in the surrounding transaction, never from a batch on hold; null when not enough is
 * available. It takes the place of what is reserved for the same purpose already.
 */
export function reserveStock(
  database: CompanyDatabase,
  wanted: { reference: string; warehouse: string; sku: string; quantity: number },
): Reserved[] | null {
  const { reference, warehouse, sku, quantity } = wanted
  releaseStock(database, reference)
  const batches = readStock(database, sku).find((stock) => stock.warehouse === warehouse)?.batches ?? []
  const taken = takeFrom(batches, quantity)
  for (const part of taken ?? []) {
    const where = 'warehouse = ? AND sku = ? AND batch = ?'
    database.run(`UPDATE stock SET reserved = reserved + ? WHERE ${where}`, part.quantity, warehouse, sku, part.batch)
    database.run(
      `INSERT INTO reservation(reference, warehouse, sku, batch, quantity, state) VALUES (?, ?, ?, ?, ?, 'open')
       ON CONFLICT DO UPDATE SET quantity = excluded.quantity, state = 'open'`,
      reference,
      warehouse,
      sku,
      part.batch,
      part.quantity,
    )
  }
  return taken
}

/** From one batch where one has enough; otherwise from several. */
function takeFrom(batches: readonly BatchStock[], quantity: number): Reserved[] | null {
  const single = batches.find(({ available }) => available >= quantity)
  if (single) return [{ batch: single.batch, quantity }]
  const taken: Reserved[] = []
  let left = quantity
  for (const { batch, available } of batches) {
    const part = Math.min(left, available)
    if (part > 0) taken.push({ batch, quantity: part })
    left -= part
  }
  return left === 0 ? taken : null
}

interface Reservation extends Reserved {
  warehouse: string
  sku: string
}

/** Gives back what is still reserved for a purpose. */
export function releaseStock(database: CompanyDatabase, reference: string): void {
  for (const reservation of settle(database, reference, 'released')) {
    const { warehouse, sku, batch, quantity } = reservation
    const where = 'warehouse = ? AND sku = ? AND batch = ?'
    database.run(`UPDATE stock SET reserved = reserved - ? WHERE ${where}`, quantity, warehouse, sku, batch)
  }
}

/** What is reserved for a purpose leaves the warehouse. */
export function shipReserved(database: CompanyDatabase, reference: string, at: string): void {
  for (const { warehouse, sku, batch, quantity } of settle(database, reference, 'shipped')) {
    const where = 'warehouse = ? AND sku = ? AND batch = ?'
    database.run(`UPDATE stock SET reserved = reserved - ? WHERE ${where}`, quantity, warehouse, sku, batch)
    moveStock(database, { warehouse, sku, batch, quantity: -quantity, reason: 'sale', reference }, at)
  }
}

function settle(database: CompanyDatabase, reference: string, state: 'released' | 'shipped'): Reservation[] {
  return database.all<Reservation>(
    `UPDATE reservation SET state = ? WHERE reference = ? AND state = 'open'
     RETURNING warehouse, sku, batch, quantity`,
    state,
    reference,
  )
}

export interface StockMove {
  warehouse: string
  sku: string
  batch: string
  /** Negative when it leaves. */
  quantity: number
  reason: 'opening' | 'receipt' | 'sale' | 'return' | 'adjust' | 'scrap' | 'transfer'
  /** The document behind it. */
  reference: string | null
}

/** Changes what is on hand together with the stock ledger; nothing else may. At `at`, by default the company's own clock. */
export function moveStock(database: CompanyDatabase, move: StockMove, at?: string): void {
  const { warehouse, sku, batch, quantity } = move
  if (quantity === 0) return
  const where = 'warehouse = ? AND sku = ? AND batch = ?'
  database.run(`UPDATE stock SET on_hand = on_hand + ? WHERE ${where}`, quantity, warehouse, sku, batch)
  const clock = "SELECT value FROM setting WHERE name = 'as_of'"
  const now = at ?? database.one<{ value: string }>(clock)?.value ?? new Date(0).toISOString()
  database.insert('stock_ledger', { ...move, at: now })
}
