import { atLeast, calculation, decision, Money, query, wait } from 'operant'
import { carrier, desk, orders, payments, warehouse } from './company.ts'
import { award, order, payment, remedy, shipment, stock, ticket, ticketId } from './facts.ts'

/** Faults of reads come by the rate: enough attempts that none of them ever ends a run. */
const attempts = 10

export const readTicket = query({
  name: 'readTicket',
  attempts,
  needs: { id: ticketId },
  gives: ticket,
  uses: { desk },
  read: async (i, u, say) => {
    const found = await u.desk.ticket(i.id)
    return found ? { id: found.id, customer: found.customerId } : say.refused(`there is no ticket ${i.id}`, 'id')
  },
})

export const readOrder = query({
  name: 'readOrder',
  attempts,
  needs: { customer: ticket.$.customer },
  gives: order,
  uses: { orders },
  read: async (i, u, say) => {
    const found = (await u.orders.ordersOf(i.customer)).find((one) => one.parentId === null)
    const line = found?.lines[0]
    if (!found || !line) return say.missing(`${i.customer} has ordered nothing`)
    const price = Money.of(line.price.amount, line.price.currency)
    return { id: found.id, line: line.id, sku: line.sku, price, status: found.status }
  },
})

export const readShipment = query({
  name: 'readShipment',
  attempts,
  needs: { order: order.$.id },
  gives: shipment,
  uses: { carrier },
  read: async (i, u, say) => {
    const [found] = await u.carrier.shipmentsOf(i.order)
    return found ? { id: found.id } : say.missing(`order ${i.order} was not sent`)
  },
})

export const readStock = query({
  name: 'readStock',
  attempts,
  needs: { sku: order.$.sku },
  gives: stock,
  uses: { warehouse },
  read: async (i, u) => {
    const best = (await u.warehouse.stock(i.sku)).toSorted((one, other) => other.available - one.available)[0]
    return best && best.available > 0
      ? { warehouse: best.warehouse, available: best.available }
      : { warehouse: 'none', available: 0 }
  },
})

export const readPayment = query({
  name: 'readPayment',
  attempts,
  needs: { order: order.$.id },
  gives: payment,
  uses: { payments },
  read: async (i, u, say) => {
    const found = await u.payments.paymentOf(i.order)
    return found ? { status: found.status } : say.missing(`nobody pays for ${i.order}`)
  },
})

/** Two fifths of the price: the payment would bear a second refund, so that nothing but Operant prevents one. */
export const workOutAward = calculation({
  name: 'workOutAward',
  needs: { price: order.$.price },
  gives: award,
  compute: (i) => Money.ofMinor((i.price.minor * 2n) / 5n, i.price.currency),
})

export const chooseRemedy = decision({
  name: 'chooseRemedy',
  needs: { status: order.$.status, available: stock.$.available, award },
  gives: remedy,
  rows: [
    { rule: 'not paid', when: { status: 'unpaid' }, then: { kind: 'explain' }, declines: true },
    { rule: 'in stock', when: { available: atLeast(1) }, then: { kind: 'replacement' } },
    { rule: 'else', when: {}, then: (i) => ({ kind: 'refund', amount: i.award }) },
  ],
})

/** The signal by which the payment system says that an order was paid. */
export function paidSignal(orderId: string): string {
  return `paid ${orderId}`
}

export const awaitPayment = wait({
  name: 'awaitPayment',
  needs: { order: order.$.id, open: payment.is({ status: 'open' }) },
  until: (_, now) => new Date(now.getTime() + 1_500),
  signal: (i) => paidSignal(i.order),
  rereads: [payment],
  most: 200,
})
