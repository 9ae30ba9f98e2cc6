import { type ComingEvent, day, dayOf, hoursBetween, instantOf, type Stage } from './stage.ts'

interface Ordered {
  id: string
  at: string
  answers: number
  lastAt: string | null
  deliveryOn: string | null
}

const selectOrdered = `SELECT p.id, p.at, count(a.position) AS answers, max(a.at) AS lastAt, max(a.delivery_on) AS deliveryOn
  FROM purchase_order p LEFT JOIN supplier_answer a ON a.purchase_order_id = p.id`

/** Suppliers acknowledge an order that somebody just placed with them or stay silent; of those that answer, some change the date once. */
export function comingSupplierAnswers(stage: Stage): ComingEvent[] {
  return stage.database
    .all<Ordered>(`${selectOrdered} WHERE p.review_date IS NOT NULL GROUP BY p.id`)
    .flatMap((order) => nextAnswer(stage, order))
}

function nextAnswer(stage: Stage, order: Ordered): ComingEvent[] {
  const draws = stage.draws('supplier', order.id)
  const [silent, changes] = [draws.chance(0.15), draws.chance(0.3)]
  const acknowledgedAfter = hoursBetween(draws, 4, 72)
  const changedAfter = hoursBetween(draws, 30, 120)
  const [lead, later] = [draws.integer(7, 21), draws.integer(4, 15)]
  if (silent || order.answers > 1 || (order.answers === 1 && !changes)) return []
  const first = order.answers === 0
  const began = Date.parse(first ? order.at : (order.lastAt ?? order.at))
  const at = Math.max(began + (first ? acknowledgedAfter : changedAfter), stage.since + 60_000)
  const deliveryOn = first
    ? dayOf(Date.parse(order.at) + lead * day)
    : dayOf(Date.parse(order.deliveryOn ?? order.at) + later * day)
  const kind = first ? 'acknowledged' : 'date changed'
  const text = first
    ? `We confirm ${order.id} for delivery on ${deliveryOn}.`
    : `To our regret ${order.id} will be later than planned: the new date is ${deliveryOn}.`
  return [
    {
      at,
      id: `purchase order ${order.id} ${order.answers + 1}`,
      what: `order ${kind}`,
      entity: order.id,
      happen: (now) => {
        stage.database.insert('supplier_answer', {
          purchase_order_id: order.id,
          position: order.answers + 1,
          kind,
          delivery_on: deliveryOn,
          text,
          at: instantOf(now),
        })
        const after = stage.database.one<Ordered>(`${selectOrdered} WHERE p.id = ? GROUP BY p.id`, order.id)
        return after ? nextAnswer(stage, after) : []
      },
    },
  ]
}
