import type { CompanyDatabase } from '../database/database.ts'
import { drawsOf } from '../random.ts'
import { addBatch, addProduct } from '../records/add-product.ts'
import { addSupplier, setStock } from '../records/add-stock.ts'
import type { Product } from './catalogue.ts'
import type { Difficulty } from './scene.ts'

const warehouses = ['KSL1', 'LDS1', 'RNO1']

/** Enough of everything for every ticket, somewhere; nothing free of what is scarce or on hold as a whole. */
export function stockUp(
  database: CompanyDatabase,
  seed: number,
  difficulty: Difficulty,
  catalogue: readonly Product[],
): void {
  for (const [index, product] of catalogue.entries()) {
    const { sku, title, category, returnWindowDays, held, scarce, batch, laterBatch } = product
    addProduct(database, { sku, title, category, returnable: category === 'general', returnWindowDays })
    addBatch(database, { code: batch, sku, madeOn: '2025-11-20', onHold: held !== 'none' })
    if (held === 'partly') addBatch(database, { code: laterBatch, sku, madeOn: '2026-06-11' })
    const draws = drawsOf(seed, 'stock', index)
    const only = difficulty > 1 && draws.chance(0.3) ? draws.pick(warehouses) : null
    for (const warehouse of warehouses) {
      const isEmpty = (scarce && held === 'none') || (only !== null && warehouse !== only)
      const hold = draws.integer(0, 4)
      const reserved = draws.integer(0, 15)
      const free = isEmpty ? 0 : draws.integer(2_000, 6_000)
      setStock(database, { warehouse, sku, batch, onHand: hold + reserved + free, reserved, hold })
      if (held === 'partly')
        setStock(database, { warehouse, sku, batch: laterBatch, onHand: isEmpty ? 0 : draws.integer(2_000, 4_000) })
    }
  }
}

export function addSuppliers(database: CompanyDatabase): void {
  addSupplier(database, { code: 'SUP-0031', name: 'Halden Tools AS' })
  addSupplier(database, { code: 'SUP-0012', name: 'Halden Hardware', mergedInto: 'SUP-0031' })
  addSupplier(database, { code: 'SUP-0044', name: 'Porcelana Vidal SL' })
  addSupplier(database, { code: 'SUP-0058', name: 'Kestrel Textiles Ltd' })
  addSupplier(database, { code: 'SUP-0063', name: 'Lichtwerk Leuchten GmbH' })
}
