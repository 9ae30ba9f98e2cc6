import type { CompanyDatabase } from '../database/database.ts'
import { fromMinor, type Money, toMinor } from '../records/money.ts'
import { moveStock, readStock } from '../records/stock.ts'
import { readInboundShipment } from '../records/supply/inbound.ts'
import {
  type Budget,
  commitToBudget,
  type Lane,
  type Position,
  readBudget,
  readLanesTo,
  readPositions,
  readSubstitutes,
  type Substitute,
} from '../records/supply/planning.ts'
import { readPurchaseOrder } from '../records/supply/purchase-orders.ts'
import { addDays, dateOf } from '../truth/calendar.ts'
import { callsOf, refusalsOf, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

export interface TransferRequest {
  /** The late shipment for whose sake it is; its order's cost centre bears the cost. */
  shipment: string
  sku: string
  from: string
  to: string
  quantity: number
}

/** Goods that go from one warehouse to another. */
export interface Transfer extends TransferRequest {
  id: string
  cost: Money
  /** Calendar date. */
  arrivesOn: string
  at: string
}

export interface ReorderChange {
  id: string
  warehouse: string
  sku: string
  before: number
  reorderPoint: number
  /** Id of the received mail, or whatever else it rests on. */
  because: string
  at: string
}

/** Stock across warehouses, what is planned with it, and what may be spent. */
export interface Planning {
  /** What each warehouse has of an article, with its planning figures; by warehouse. */
  positions(sku: string): Promise<Position[]>
  /** The ways that lead to a warehouse. */
  lanesTo(warehouse: string): Promise<Lane[]>
  substitutesFor(sku: string): Promise<Substitute[]>
  /** What a cost centre may spend in a month, `2026-11`. */
  budget(of: { costCentre: string; period: string }): Promise<Budget | null>
  /** Sends goods to another warehouse; they leave at once. Nobody keeps the giver's reorder point but who asks for it. */
  transfer(request: TransferRequest, key: string): Promise<Transfer>
  findTransfer(of: { shipment: string; sku: string; from: string; to: string }): Promise<Transfer | null>
  changeReorderPoint(
    change: { warehouse: string; sku: string; reorderPoint: number; because: string },
    key: string,
  ): Promise<ReorderChange>
  findReorderChange(of: { warehouse: string; sku: string; because: string }): Promise<ReorderChange | null>
}

export function createPlanning(context: SystemContext): Planning {
  const { database } = context
  const { read, write } = callsOf(context, 'planning')
  return {
    positions: (sku) => read('positions', () => readPositions(database, sku)),
    lanesTo: (warehouse) => read('lanesTo', () => readLanesTo(database, warehouse)),
    substitutesFor: (sku) => read('substitutesFor', () => readSubstitutes(database, sku)),
    budget: (of) => read('budget', () => readBudget(database, of)),
    transfer: (request, key) =>
      write({
        operation: 'transfer',
        key,
        arguments: request,
        perform: () => {
          const transfer = sendGoods(context, request)
          return { entity: transfer.id, result: transfer }
        },
      }),
    findTransfer: (of) => read('findTransfer', () => findTransfer(database, of)),
    changeReorderPoint: (change, key) =>
      write({
        operation: 'changeReorderPoint',
        key,
        arguments: change,
        perform: () => {
          const changed = changeReorderPoint(context, change)
          return { entity: changed.id, result: changed }
        },
      }),
    findReorderChange: ({ warehouse, sku, because }) =>
      read('findReorderChange', () =>
        database.one<ReorderChange>(
          `SELECT id, warehouse, sku, before, reorder_point AS reorderPoint, because, at FROM reorder_change
           WHERE warehouse = ? AND sku = ? AND because = ? ORDER BY at, id`,
          warehouse,
          sku,
          because,
        ),
      ),
  }
}

function sendGoods(context: SystemContext, request: TransferRequest): Transfer {
  const { database } = context
  const no = refusalsOf('planning', 'transfer')
  const { shipment, sku, from, to, quantity } = request
  const late = readInboundShipment(database, shipment) ?? no('unknown-shipment', `No shipment ${shipment}`, 'shipment')
  const lane =
    readLanesTo(database, to).find((one) => one.from === from) ?? no('no-lane', `No way from ${from} to ${to}`, 'from')
  if (!Number.isInteger(quantity) || quantity < 1) no('invalid-quantity', `No quantity: ${quantity}`, 'quantity')
  const giver = readStock(database, sku).find(({ warehouse }) => warehouse === from)
  if ((giver?.available ?? 0) < quantity)
    no('not-available', `${from} has ${giver?.available ?? 0} of ${sku}`, 'quantity')
  const { currency } = lane.fixedCost
  const minor = (toMinor(lane.fixedCost) ?? 0) + (toMinor(lane.costPerPiece) ?? 0) * quantity
  const at = context.now()
  const id = `TRF-${nextNumber(database, 'transfer')}`
  const arrivesOn = addDays(dateOf(at), lane.days)
  let left = quantity
  for (const { batch, available } of giver?.batches ?? []) {
    const part = Math.min(left, available)
    if (part > 0)
      moveStock(database, { warehouse: from, sku, batch, quantity: -part, reason: 'transfer', reference: id }, at)
    left -= Math.max(part, 0)
  }
  database.insert('transfer', {
    id,
    shipment_id: shipment,
    sku,
    from_warehouse: from,
    to_warehouse: to,
    quantity,
    cost_minor: minor,
    currency,
    arrives_on: arrivesOn,
    at,
  })
  const costCentre = readPurchaseOrder(database, late.order)?.costCentre ?? null
  if (costCentre !== null) commitToBudget(database, costCentre, dateOf(at), minor)
  return { id, ...request, cost: fromMinor(minor, currency), arrivesOn, at }
}

function findTransfer(
  database: CompanyDatabase,
  of: { shipment: string; sku: string; from: string; to: string },
): Transfer | null {
  const row = database.one<Omit<Transfer, 'cost'> & { minor: number; currency: string }>(
    `SELECT id, shipment_id AS shipment, sku, from_warehouse AS "from", to_warehouse AS "to", quantity, cost_minor AS minor,
       currency, arrives_on AS arrivesOn, at FROM transfer
     WHERE shipment_id = ? AND sku = ? AND from_warehouse = ? AND to_warehouse = ? ORDER BY at, id`,
    of.shipment,
    of.sku,
    of.from,
    of.to,
  )
  if (!row) return null
  const { minor, currency, ...transfer } = row
  return { ...transfer, cost: fromMinor(minor, currency) }
}

function changeReorderPoint(
  context: SystemContext,
  change: { warehouse: string; sku: string; reorderPoint: number; because: string },
): ReorderChange {
  const { database } = context
  const { warehouse, sku, reorderPoint, because } = change
  const no = refusalsOf('planning', 'changeReorderPoint')
  const known =
    readPositions(database, sku).find((position) => position.warehouse === warehouse) ??
    no('unknown-position', `${warehouse} does not plan ${sku}`, 'sku')
  if (!Number.isInteger(reorderPoint) || reorderPoint < 0)
    no('invalid-reorder-point', `No reorder point: ${reorderPoint}`, 'reorderPoint')
  const id = `ROP-${nextNumber(database, 'reorder change')}`
  const changed = { id, ...change, before: known.reorderPoint, at: context.now() }
  database.insert('reorder_change', {
    id,
    warehouse,
    sku,
    before: known.reorderPoint,
    reorder_point: reorderPoint,
    because,
    at: changed.at,
  })
  database.run(
    'UPDATE planning_figure SET reorder_point = ? WHERE warehouse = ? AND sku = ?',
    reorderPoint,
    warehouse,
    sku,
  )
  return changed
}
