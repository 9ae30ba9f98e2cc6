import type { CompanyDatabase } from '../database/database.ts'
import type { Batch, KnownIssue, Product } from './products.ts'

export type NewProduct = Partial<Product> & { sku: string }
export type NewBatch = Partial<Batch> & { code: string; sku: string }
export type NewKnownIssue = Partial<KnownIssue> & { id: string; sku: string; symptom: string; openedOn: string }

/** Adds a product, or changes the one that has the sku; by default returnable for 30 days. */
export function addProduct(database: CompanyDatabase, product: NewProduct): Product {
  const category = product.category ?? 'general'
  const added: Product = {
    title: product.sku,
    category,
    returnable: category === 'general',
    returnWindowDays: 30,
    serialTracked: false,
    ...product,
  }
  database.run(
    `INSERT INTO product(sku, title, category, returnable, return_window_days, serial_tracked) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET title = excluded.title, category = excluded.category, returnable = excluded.returnable,
       return_window_days = excluded.return_window_days, serial_tracked = excluded.serial_tracked`,
    added.sku,
    added.title,
    added.category,
    Number(added.returnable),
    added.returnWindowDays,
    Number(added.serialTracked),
  )
  return added
}

/** Adds a plain product for a sku that has none yet. */
export function ensureProduct(database: CompanyDatabase, sku: string, title?: string): void {
  if (database.one('SELECT 1 FROM product WHERE sku = ?', sku)) return
  addProduct(database, { sku, ...(title === undefined ? {} : { title }) })
}

/** Adds a batch, and its product where there is none yet. */
export function addBatch(database: CompanyDatabase, batch: NewBatch): Batch {
  const added: Batch = { supplier: null, madeOn: '2026-01-05', expiresOn: null, onHold: false, ...batch }
  ensureProduct(database, added.sku)
  const { code, sku, supplier, madeOn, expiresOn, onHold } = added
  database.insert('batch', {
    code,
    sku,
    supplier_code: supplier,
    made_on: madeOn,
    expires_on: expiresOn,
    on_hold: onHold,
  })
  return added
}

/** Adds a known issue of a product or of one of its batches. */
export function addKnownIssue(database: CompanyDatabase, issue: NewKnownIssue): KnownIssue {
  const added: KnownIssue = { batch: null, status: 'open', safety: false, advice: null, ...issue }
  const { openedOn, ...rest } = added
  database.insert('known_issue', { ...rest, opened_on: openedOn })
  return added
}
