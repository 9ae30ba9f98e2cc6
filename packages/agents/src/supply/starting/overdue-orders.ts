import { fact, query, recordId } from 'operant'
import { z } from 'zod'
import { hasChased } from '../chase/letter.ts'
import { linesOf, shipmentsUnderWay } from '../chase/order.ts'
import { overdueLines } from '../chase/stage-of.ts'
import { clock, inbound, purchasing } from '../systems.ts'
import type { Inbound } from '../systems/inbound.ts'
import type { Purchasing } from '../systems/purchasing.ts'

/** An order that is overdue, by its id and the first promise that has passed. */
export const overdueOrder = z.object({ order: recordId(z.string().min(1)), since: z.iso.date() })

const overdue = fact('overdueOrders', z.array(overdueOrder))

/**
 * The orders whose chase is to begin: overdue, never written about, not with their buyer. Whoever was written to is
 * chased to the end by the run that wrote.
 */
export const overdueOrders = query({
  name: 'purchasing.overdueOrders',
  needs: {},
  gives: overdue,
  uses: { purchasing, inbound, clock },
  read: async (_, u) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const orders = await u.purchasing.promisedBefore(today)
    const found = await Promise.all(orders.map((id) => overdueSince(id, today, u)))
    return found.flatMap((since, index) => {
      const order = orders[index]
      return since === undefined || order === undefined ? [] : [{ order, since }]
    })
  },
})

async function overdueSince(
  id: string,
  today: string,
  u: { readonly purchasing: Purchasing; readonly inbound: Inbound },
): Promise<string | undefined> {
  const [order, underWay, notes, escalation] = await Promise.all([
    u.purchasing.order(id),
    shipmentsUnderWay(id, u.inbound),
    u.purchasing.notesOf(id),
    u.purchasing.findEscalation({ order: id }),
  ])
  if (!order || escalation || hasChased(notes.map(({ about }) => about))) return undefined
  const lines = overdueLines(await linesOf(order, u.purchasing), underWay, today)
  return lines.flatMap(({ promisedOn }) => (promisedOn === null ? [] : [promisedOn])).toSorted()[0]
}
