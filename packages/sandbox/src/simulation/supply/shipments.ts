import { addMilestone, type Milestone } from '../../records/supply/inbound.ts'
import { addReceipt } from '../../records/supply/purchase-orders.ts'
import { receiveGoods } from '../../records/supply/receive-goods.ts'
import { type ComingEvent, dayOf, instantOf, type Stage } from '../stage.ts'
import type { SupplyPlan } from './plan.ts'
import { idsIn } from './supplier-mail.ts'

type PlannedShipment = SupplyPlan['shipments'][number]

/** Carriers report milestones; with the last one the goods are there, without what came on another way. */
export function comingMilestones(stage: Stage, plan: SupplyPlan): ComingEvent[] {
  const clock = Date.parse(stage.context.now())
  const reported = new Map(
    stage.database
      .all<{ shipment: string; last: string }>(
        'SELECT shipment_id AS shipment, max(at) AS last FROM inbound_event GROUP BY shipment_id',
      )
      .map(({ shipment, last }) => [shipment, last]),
  )
  return plan.shipments.flatMap((planned) =>
    planned.milestones
      .filter(({ at }) => Date.parse(at) >= clock && at > (reported.get(planned.shipment) ?? ''))
      .map((milestone) => ({
        at: Date.parse(milestone.at),
        id: `milestone ${planned.shipment} ${milestone.at}`,
        what: `shipment ${milestone.kind}`,
        entity: planned.shipment,
        happen: () => report(stage, planned, milestone),
      })),
  )
}

function report(stage: Stage, planned: PlannedShipment, milestone: Milestone): ComingEvent[] {
  const { database } = stage
  addMilestone(database, planned.shipment, milestone)
  if (milestone.kind !== 'arrived') return []
  for (const { id, line, sku, quantity } of planned.receipts) {
    const elsewhere = database.one<{ pieces: number }>(
      'SELECT coalesce(sum(quantity), 0) AS pieces FROM freight_booking WHERE shipment_id = ? AND line_id = ?',
      planned.shipment,
      line,
    )
    const pieces = quantity - (elsewhere?.pieces ?? 0)
    if (pieces === 0) continue
    const receivedOn = milestone.at.slice(0, 10)
    addReceipt(database, { id, line, quantity: pieces, receivedOn, packingSlip: planned.packingSlip })
    const goods = { warehouse: planned.warehouse, sku, quantity: pieces, reason: 'receipt', reference: id } as const
    receiveGoods(database, goods, milestone.at)
  }
  return []
}

/** Suppliers deliver what they owe, on the day that they had in mind all along. */
export function comingDeliveries(stage: Stage, plan: SupplyPlan): ComingEvent[] {
  const there = idsIn(stage, 'SELECT id FROM goods_receipt')
  return plan.orders.flatMap(({ order, deliveries }) =>
    deliveries
      .filter(({ id }) => !there.has(id))
      .map(({ id, line, at, packingSlip }) => ({
        at: Date.parse(at),
        id: `delivery ${id}`,
        what: 'goods received',
        entity: order,
        happen: (now) => receiveLine(stage, { id, line, packingSlip }, now),
      })),
  )
}

/** All that is still missing of a purchase order's line comes in. */
export function receiveLine(
  stage: Stage,
  receipt: { id: string; line: string; packingSlip: string; quantity?: number },
  now: number,
): ComingEvent[] {
  const { database } = stage
  const { id, line, packingSlip } = receipt
  const ordered = database.one<{ sku: string; missing: number; warehouse: string | null }>(
    `SELECT l.sku, l.quantity - l.received AS missing, o.warehouse FROM purchase_line l
     JOIN purchase_order o ON o.id = l.order_id WHERE l.id = ?`,
    line,
  )
  const quantity = Math.min(receipt.quantity ?? Infinity, ordered?.missing ?? 0)
  if (!ordered || quantity === 0) return []
  addReceipt(database, { id, line, quantity, receivedOn: dayOf(now), packingSlip })
  if (ordered.warehouse !== null) {
    const { warehouse, sku } = ordered
    receiveGoods(database, { warehouse, sku, quantity, reason: 'receipt', reference: id }, instantOf(now))
  }
  return []
}
