import {
  type Batch,
  type KnownIssue,
  type Product,
  readBatch,
  readKnownIssues,
  readProduct,
} from '../records/products.ts'
import type { DockInspection } from '../records/shipments.ts'
import { readStock, type Stock } from '../records/stock.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

/** A batch of which nothing may leave until somebody releases it. */
export interface BatchHold {
  id: string
  batch: string
  reason: string
  at: string
}

export interface Warehouse {
  product(sku: string): Promise<Product | null>
  batch(code: string): Promise<Batch | null>
  /** Open ones of a product and of its batches, oldest first. */
  knownIssues(sku: string): Promise<KnownIssue[]>
  /** By warehouse and, within it, by batch. */
  stock(sku: string): Promise<Stock[]>
  /** Has somebody look for the parcel on the dock; null for an unknown shipment. */
  inspectDock(shipmentId: string): Promise<DockInspection | null>
  /** Puts what is left of a batch on quality hold, everywhere; refused while it is on hold. */
  holdBatch(hold: { batch: string; reason: string }, key: string): Promise<BatchHold>
  /** The hold that is on; null when there is none. */
  findBatchHold(batch: string): Promise<BatchHold | null>
  releaseBatch(of: { batch: string }, key: string): Promise<{ batch: string; released: true }>
}

const selectHold = 'SELECT id, batch, reason, at FROM batch_hold WHERE batch = ? AND released_at IS NULL'

export function createWarehouse(context: SystemContext): Warehouse {
  const { database } = context
  const { read, write } = callsOf(context, 'warehouse')
  return {
    product: (sku) => read('product', () => readProduct(database, sku)),
    batch: (code) => read('batch', () => readBatch(database, code)),
    knownIssues: (sku) => read('knownIssues', () => readKnownIssues(database, sku)),
    stock: (sku) => read('stock', () => readStock(database, sku)),
    inspectDock: (shipmentId) =>
      read('inspectDock', () => {
        const found = 'SELECT dock FROM shipment WHERE id = ?'
        return database.one<{ dock: DockInspection }>(found, shipmentId)?.dock ?? null
      }),
    holdBatch: (hold, key) =>
      write({
        operation: 'holdBatch',
        key,
        arguments: hold,
        perform: () => {
          const held = holdBatch(context, hold)
          return { entity: held.id, result: held }
        },
      }),
    findBatchHold: (batch) => read('findBatchHold', () => database.one<BatchHold>(selectHold, batch)),
    releaseBatch: ({ batch }, key) =>
      write({
        operation: 'releaseBatch',
        key,
        arguments: { batch },
        perform: () => ({ entity: batch, result: release(context, batch) }),
      }),
  }
}

function holdBatch(context: SystemContext, { batch, reason }: { batch: string; reason: string }): BatchHold {
  const { database } = context
  const known =
    readBatch(database, batch) ?? refuse('warehouse', 'holdBatch', 'unknown-batch', `No batch ${batch}`, 'batch')
  if (known.onHold) refuse('warehouse', 'holdBatch', 'already-on-hold', `Batch ${batch} is on hold`, 'batch')
  const held = { id: `HLD-${nextNumber(database, 'batch hold')}`, batch, reason, at: context.now() }
  database.insert('batch_hold', held)
  database.run('UPDATE batch SET on_hold = 1 WHERE code = ?', batch)
  return held
}

function release(context: SystemContext, batch: string): { batch: string; released: true } {
  const { database } = context
  const known =
    readBatch(database, batch) ?? refuse('warehouse', 'releaseBatch', 'unknown-batch', `No batch ${batch}`, 'batch')
  if (!known.onHold) refuse('warehouse', 'releaseBatch', 'not-on-hold', `Batch ${batch} is not on hold`, 'batch')
  database.run('UPDATE batch SET on_hold = 0 WHERE code = ?', batch)
  database.run('UPDATE batch_hold SET released_at = ? WHERE batch = ? AND released_at IS NULL', context.now(), batch)
  return { batch, released: true }
}
