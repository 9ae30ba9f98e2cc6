import { reserveStock } from '../../records/stock.ts'
import { reservedFor } from '../../records/supply/allocations.ts'
import { type ComingEvent, hoursBetween, instantOf, type Stage } from '../stage.ts'
import type { SupplyPlan } from './plan.ts'

interface Asked {
  allocation: string
  sku: string
  askedAt: string
  warehouse: string
  quantity: number
}

const selectAsked = `SELECT c.allocation_id AS allocation, c.sku, c.asked_at AS askedAt, a.warehouse, a.quantity
  FROM consent c JOIN allocation a ON a.id = c.allocation_id WHERE c.answer IS NULL`

/** Customers agree to a substitute, which is then put aside for them, or decline. */
export function comingConsents(stage: Stage, plan: SupplyPlan): ComingEvent[] {
  const asked = stage.database.all<Asked>(selectAsked)
  if (asked.length === 0) return []
  const answers = new Map(plan.shipments.flatMap(({ consents }) => Object.entries(consents)))
  return asked.map((question) => {
    const { allocation, sku, askedAt } = question
    const after = hoursBetween(stage.draws('consent', allocation), 3, 30)
    return {
      at: Date.parse(askedAt) + after,
      id: `consent ${allocation} ${sku}`,
      what: 'customer answers about a substitute',
      entity: allocation,
      happen: (now) => answer(stage, question, answers.get(allocation) ?? 'declined', now),
    }
  })
}

function answer(stage: Stage, question: Asked, said: 'agreed' | 'declined', now: number): ComingEvent[] {
  const { database } = stage
  const { allocation, sku, warehouse, quantity } = question
  database.run(
    'UPDATE consent SET answer = ?, answered_at = ? WHERE allocation_id = ? AND sku = ?',
    said,
    instantOf(now),
    allocation,
    sku,
  )
  const waits = database.one("SELECT 1 FROM allocation WHERE id = ? AND status = 'waiting'", allocation)
  if (
    said === 'agreed' &&
    waits &&
    reserveStock(database, { reference: reservedFor(allocation), warehouse, sku, quantity })
  )
    database.run("UPDATE allocation SET status = 'ready' WHERE id = ?", allocation)
  return []
}
