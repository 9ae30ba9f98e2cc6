import { type Allocation, readAllocation, reservedFor } from '../../records/supply/allocations.ts'
import { releaseStock, reserveStock } from '../../records/stock.ts'
import { refusalsOf, refuse, type SystemContext } from '../calls.ts'
import { nextNumber } from '../settings.ts'

export interface Reallocation {
  id: string
  allocation: string
  with: string
  at: string
}

export interface Cancellation {
  id: string
  allocation: string
  reason: string
  at: string
}

export function knownAllocation(context: SystemContext, operation: string, id: string): Allocation {
  return (
    readAllocation(context.database, id) ??
    refuse('allocations', operation, 'unknown-allocation', `No allocation ${id}`, 'allocation')
  )
}

export function reallocate(context: SystemContext, change: { allocation: string; with: string }): Reallocation {
  const { database } = context
  const no = refusalsOf('allocations', 'reallocate')
  const first = knownAllocation(context, 'reallocate', change.allocation)
  const other = knownAllocation(context, 'reallocate', change.with)
  if (first.status === 'cancelled' || other.status === 'cancelled') no('cancelled', 'One is cancelled', 'allocation')
  if (first.sku !== other.sku || first.warehouse !== other.warehouse || first.quantity !== other.quantity)
    no('not-alike', 'They are not of as many pieces of one article in one warehouse', 'with')
  if (first.line === null || other.line !== null)
    no('not-in-stock', `${first.id} has to wait for goods that ${other.id} has in stock`, 'with')
  const id = `REA-${nextNumber(database, 'reallocation')}`
  const at = context.now()
  database.insert('reallocation', { id, allocation_id: first.id, with_id: other.id, at })
  database.run("UPDATE allocation SET line_id = ?, status = 'waiting' WHERE id = ?", first.line, other.id)
  database.run("UPDATE allocation SET line_id = NULL, status = 'ready' WHERE id = ?", first.id)
  releaseStock(database, reservedFor(other.id))
  const { warehouse, sku, quantity } = first
  if (!reserveStock(database, { reference: reservedFor(first.id), warehouse, sku, quantity }))
    no('not-in-stock', `What ${other.id} had in stock is gone`, 'with')
  return { id, ...change, at }
}

export function cancel(context: SystemContext, wanted: { allocation: string; reason: string }): Cancellation {
  const { database } = context
  const allocation = knownAllocation(context, 'cancel', wanted.allocation)
  if (allocation.status === 'cancelled')
    refuse('allocations', 'cancel', 'already-cancelled', `${allocation.id} is cancelled already`, 'allocation')
  const id = `CAN-${nextNumber(database, 'cancellation')}`
  const at = context.now()
  database.insert('order_cancellation', { id, allocation_id: allocation.id, reason: wanted.reason, at })
  database.run("UPDATE allocation SET status = 'cancelled' WHERE id = ?", allocation.id)
  releaseStock(database, reservedFor(allocation.id))
  return { id, ...wanted, at }
}
