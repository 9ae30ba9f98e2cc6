import { receiveGoods } from '../../records/supply/receive-goods.ts'
import { nextNumber } from '../../systems/settings.ts'
import { addDays, dateOf } from '../../truth/calendar.ts'
import { type ComingEvent, instantOf, type Stage } from '../stage.ts'
import { receiveLine } from './shipments.ts'

const morning = (day: string): number => Date.parse(`${day}T08:00:00.000Z`)

/** Goods on another way arrive on the day that was booked. */
export function comingFreight(stage: Stage): ComingEvent[] {
  return stage.database
    .all<{ id: string; line: string; quantity: number; arrivesOn: string }>(
      `SELECT id, line_id AS line, quantity, arrives_on AS arrivesOn FROM freight_booking WHERE arrived_at IS NULL`,
    )
    .map(({ id, line, quantity, arrivesOn }) => ({
      at: morning(arrivesOn),
      id: `freight ${id}`,
      what: 'freight arrived',
      entity: id,
      happen: (now) => {
        stage.database.run('UPDATE freight_booking SET arrived_at = ? WHERE id = ?', instantOf(now), id)
        return receiveLine(stage, { id: receiptNumber(stage), line, quantity, packingSlip: id }, now)
      },
    }))
}

/** Goods from another warehouse arrive after the lane's days. */
export function comingTransfers(stage: Stage): ComingEvent[] {
  return stage.database
    .all<{ id: string; sku: string; warehouse: string; quantity: number; arrivesOn: string }>(
      `SELECT id, sku, to_warehouse AS warehouse, quantity, arrives_on AS arrivesOn FROM transfer WHERE arrived_at IS NULL`,
    )
    .map(({ id, arrivesOn, ...goods }) => ({
      at: morning(arrivesOn),
      id: `transfer ${id}`,
      what: 'transfer arrived',
      entity: id,
      happen: (now) => {
        stage.database.run('UPDATE transfer SET arrived_at = ? WHERE id = ?', instantOf(now), id)
        receiveGoods(stage.database, { ...goods, reason: 'transfer', reference: id }, instantOf(now))
        return []
      },
    }))
}

/** What was ordered for a warehouse from a supplier with an offer comes in after the offer's lead time. */
export function comingOrderedGoods(stage: Stage): ComingEvent[] {
  return stage.database
    .all<{ line: string; order: string; at: string; leadDays: number }>(
      `SELECT l.id AS line, o.id AS "order", o.at, max(f.lead_days) AS leadDays FROM purchase_order o
       JOIN purchase_line l ON l.order_id = o.id JOIN supplier_offer f ON f.supplier_code = o.supplier_code AND f.sku = l.sku
       WHERE o.review_date IS NOT NULL AND o.warehouse IS NOT NULL AND l.received < l.quantity GROUP BY l.id`,
    )
    .map(({ line, order, at, leadDays }) => ({
      at: morning(addDays(dateOf(at), leadDays)),
      id: `ordered goods ${line}`,
      what: 'goods received',
      entity: order,
      happen: (now) => receiveLine(stage, { id: receiptNumber(stage), line, packingSlip: order }, now),
    }))
}

function receiptNumber(stage: Stage): string {
  return `GRN-${nextNumber(stage.database, 'goods receipt')}`
}
