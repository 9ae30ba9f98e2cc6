import { z } from 'zod'
import type { Agent, Money } from '../../index.ts'
import {
  action,
  condition,
  connector,
  decision,
  defineAgent,
  entity,
  fact,
  goal,
  judgement,
  maybe,
  money,
  outsideText,
  OutsideText,
  query,
  recordId,
} from '../../index.ts'

/** A shop in memory, small enough to be seen whole: for tests of the engine itself. */
export class SmallShop {
  readonly tickets = new Map<string, { id: string; orders: string[]; body: string }>()
  readonly orders = new Map<string, { id: string; status: 'paid' | 'open'; total: Money }>()
  readonly refunds: { order: string; amount: Money; key: string }[] = []
  readonly replies: { ticket: string; text: string }[] = []
  /** Called before each operation; throws to make it fail. */
  fault: (operation: string, ...args: unknown[]) => void = () => {}
  afterFault: (operation: string) => void = () => {}

  ticket(id: string) {
    this.fault('ticket', id)
    return this.tickets.get(id)
  }
  order(id: string) {
    this.fault('order', id)
    return this.orders.get(id)
  }
  refund(order: string, amount: Money, key: string) {
    this.fault('refund', order)
    this.refunds.push({ order, amount, key })
    this.afterFault('refund')
  }
  refundOf(order: string) {
    this.fault('refundOf', order)
    return this.refunds.find((one) => one.order === order) ?? null
  }
  reply(ticket: string, text: string) {
    this.fault('reply', ticket)
    this.replies.push({ ticket, text })
  }
  replyTo(ticket: string) {
    return this.replies.find((one) => one.ticket === ticket) ?? null
  }
}

export const shop = connector({ name: 'shop', open: () => new SmallShop() })
export const ticketId = fact('ticketId', z.string().regex(/^T\d+$/))
export const ticket = fact('ticket', z.object({ id: recordId(), orders: z.array(recordId()), body: outsideText() }))
export const intent = fact('intent', z.enum(['missing', 'other']))
export const order = entity('order', ticket.$.orders)
export const orderRecord = fact(
  'orderRecord',
  z.object({ id: z.string(), status: z.enum(['paid', 'open']), total: money() }),
  { about: order, freshFor: '1m' },
)
export const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('explain') }),
  ]),
  { about: order },
)
export const refunded = fact('refunded', z.object({ order: z.string(), amount: money() }), { about: order })

export const readTicket = query({
  name: 'readTicket',
  needs: { id: ticketId },
  gives: ticket,
  uses: { shop },
  read: (i, u, say) => {
    const found = u.shop.ticket(i.id)
    return found ? { ...found, body: OutsideText.from(found.body) } : say.refused(`there is no ticket ${i.id}`, 'id')
  },
})
export const readOrder = query({
  name: 'readOrder',
  needs: { id: order },
  gives: orderRecord,
  uses: { shop },
  read: (i, u, say) => u.shop.order(i.id) ?? say.refused(`there is no order ${i.id}`, 'id'),
})
export const classify = judgement({
  name: 'classify',
  needs: { body: ticket.$.body },
  gives: intent,
  atLeast: 0.7,
  judge: (i) => ({
    value: i.body.includes('not arrived') ? 'missing' : 'other',
    confidence: i.body.includes('?') ? 0.4 : 0.95,
  }),
})
export const remedyTable = decision({
  name: 'remedyTable',
  needs: { intent, status: orderRecord.$.status, total: orderRecord.$.total },
  gives: remedy,
  rows: [
    { rule: 'not paid', when: { status: 'open' }, then: { kind: 'explain' }, declines: true },
    { rule: 'missing', when: { intent: 'missing' }, then: (i) => ({ kind: 'refund', amount: i.total }) },
    { rule: 'else', when: {}, then: { kind: 'explain' }, declines: true },
  ],
})
export const remedied = condition({
  name: 'remedied',
  needs: { remedy, id: order },
  uses: { shop },
  holds: (i, u) => i.remedy.kind === 'explain' || u.shop.refundOf(i.id)?.amount.equals(i.remedy.amount) === true,
})
export const refund = action({
  name: 'refund',
  title: (i) => `Refund ${i.amount} for order ${i.id}`,
  needs: { id: order, amount: remedy.is({ kind: 'refund' }).$.amount },
  // What a text is about only chooses the row; the amount is the order's.
  privileged: ['id'],
  gives: refunded,
  uses: { shop },
  makes: remedied,
  changes: [orderRecord],
  identity: (i) => ['refund', i.id],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u, key) => u.shop.refund(i.id, i.amount, key),
  confirm: (i, u) => {
    const found = u.shop.refundOf(i.id)
    return found && { order: found.order, amount: found.amount }
  },
  expect: (i) => ({ amount: i.amount }),
  undo: 'none',
  risk: 'irreversible',
})
export const answered = condition({
  name: 'answered',
  needs: { id: ticketId },
  uses: { shop },
  holds: (i, u) => u.shop.replyTo(i.id) !== null,
})
export const reply = action({
  name: 'reply',
  title: (i) => `Answer ticket ${i.id}`,
  needs: { id: ticketId, ticket, refund: maybe(intent) },
  privileged: ['id'],
  uses: { shop },
  makes: answered,
  identity: (i) => ['reply', i.id],
  perform: (i, u) => u.shop.reply(i.id, 'Done.'),
  confirm: (i, u) => u.shop.replyTo(i.id),
  expect: (i) => ({ ticket: i.id }),
  undo: 'none',
  risk: 'irreversible',
})
export const resolve = goal({
  name: 'resolve',
  ask: 'Resolve ticket {ticketId}',
  input: { ticketId },
  doneWhen: [remedied, answered],
  unmet: 'keep',
})

export const shopPolicy = {
  path: 'shop.yaml',
  text: `policy: shop
tables:
  - table: refund approval
    for: refund
    inputs: { Amount: arguments.amount }
    hit: first
    rows:
      - [small, "<= 100.00 GBP", allow]
      - [large, "-", approve by lead]
rules:
  - rule: answers
    for: reply
    when: "true"
    then: allow
    because: An answer does no harm.
budgets:
  - budget: refunds
    per: day
    limit: 500.00 GBP
    over: approve by finance
`,
}

/** What the shop's agent can do. */
export const shopCapabilities = [readTicket, readOrder, classify, remedyTable, refund, reply] as const

/** The shop's agent, which searches. */
export function shopAgent(name = 'support', policy = shopPolicy): Agent {
  return defineAgent({ name, goals: [resolve], can: shopCapabilities, policies: [policy] })
}
