import { action, condition, connector, defineAgent, fact, goal, Money, money, query } from 'operant'
import type { Orders, Payments } from '@operant/sandbox'
import { z } from 'zod'

const orders = connector<Orders>({ name: 'orders', open: () => Promise.reject(new Error('given by the worker')) })
const payments = connector<Payments>({ name: 'payments', open: () => Promise.reject(new Error('given by the worker')) })

const orderId = fact('orderId', z.string())
const price = fact('price', money())

const readPrice = query({
  name: 'readPrice',
  needs: { id: orderId },
  gives: price,
  uses: { orders },
  async read(i, u, say) {
    const line = (await u.orders.order(i.id))?.lines[0]
    return line ? Money.of(line.price.amount, line.price.currency) : say.refused(`there is no order ${i.id}`, 'id')
  },
})

const refundOf = (client: Payments, id: string) => client.findRefund({ order: id, line: `${id}-1`, cause: 'lost' })

const paidBack = condition({
  name: 'paidBack',
  needs: { id: orderId },
  uses: { payments },
  holds: async (i, u) => (await refundOf(u.payments, i.id)) !== null,
})

const refund = action({
  name: 'refund',
  title: (i) => `Refund ${i.amount} for order ${i.id}`,
  needs: { id: orderId, amount: price },
  uses: { payments },
  makes: paidBack,
  identity: (i) => ['refund', i.id],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u, key) =>
    u.payments.refund({ order: i.id, line: `${i.id}-1`, cause: 'lost', amount: i.amount.toJSON() }, key),
  async confirm(i, u) {
    const found = await refundOf(u.payments, i.id)
    return found && { amount: Money.of(found.amount.amount, found.amount.currency) }
  },
  expect: (i) => ({ amount: i.amount }),
  timeout: '2s',
  undo: 'none',
  risk: 'irreversible',
})

const policy = `policy: cap
rules:
  - rule: refunds
    for: refund
    then: allow
    because: It is within what this agent may spend.
budgets:
  - budget: refunds
    per: agent
    limit: 1000.00 GBP
    over: deny
`

const refundGoal = goal({
  name: 'payBack',
  ask: 'Pay back order {orderId}',
  input: { orderId },
  doneWhen: [paidBack],
  unmet: 'keep',
})

/** Refunds an order's only line, as long as all refunds stay within 1,000.00 GBP. */
export const refundAgent = defineAgent({
  name: 'refunds',
  goals: [refundGoal],
  can: [readPrice, refund],
  policies: [{ path: 'cap.yaml', text: policy }],
})
