import type { CompanyDatabase } from '../database/database.ts'

export interface Product {
  sku: string
  title: string
  /** Goods that are hygienic, made to order or perishable are not taken back for a change of mind. */
  category: 'general' | 'hygiene' | 'custom' | 'perishable'
  /** Whether house policy takes it back for a change of mind. */
  returnable: boolean
  /** Days after the delivery in which house policy takes it back. */
  returnWindowDays: number
  /** Every piece has a serial number. */
  serialTracked: boolean
}

/** Goods that were made together. While on hold nothing of it may leave a warehouse. */
export interface Batch {
  code: string
  sku: string
  supplier: string | null
  /** Calendar dates. */
  madeOn: string
  expiresOn: string | null
  onHold: boolean
}

/** What is known to be wrong with a product, or with one batch of it. */
export interface KnownIssue {
  id: string
  sku: string
  /** Null when the whole product has it. */
  batch: string | null
  symptom: string
  openedOn: string
  status: 'open' | 'closed'
  /** Somebody could come to harm. */
  safety: boolean
  advice: string | null
}

export function readProduct(database: CompanyDatabase, sku: string): Product | null {
  const row = database.one<
    Omit<Product, 'returnable' | 'serialTracked'> & { returnable: number; serialTracked: number }
  >(
    `SELECT sku, title, category, returnable, return_window_days AS returnWindowDays, serial_tracked AS serialTracked
     FROM product WHERE sku = ?`,
    sku,
  )
  return row && { ...row, returnable: row.returnable === 1, serialTracked: row.serialTracked === 1 }
}

export function readBatch(database: CompanyDatabase, code: string): Batch | null {
  const row = database.one<Omit<Batch, 'onHold'> & { onHold: number }>(
    `SELECT code, sku, supplier_code AS supplier, made_on AS madeOn, expires_on AS expiresOn, on_hold AS onHold
     FROM batch WHERE code = ?`,
    code,
  )
  return row && { ...row, onHold: row.onHold === 1 }
}

/** Open ones of a product and of its batches, oldest first. */
export function readKnownIssues(database: CompanyDatabase, sku: string): KnownIssue[] {
  return database
    .all<Omit<KnownIssue, 'safety'> & { safety: number }>(
      `SELECT id, sku, batch, symptom, opened_on AS openedOn, status, safety, advice FROM known_issue
       WHERE sku = ? AND status = 'open' ORDER BY opened_on, id`,
      sku,
    )
    .map((row) => ({ ...row, safety: row.safety === 1 }))
}
