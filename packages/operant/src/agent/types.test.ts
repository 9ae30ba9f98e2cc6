import { expectTypeOf, test, expect } from 'vitest'
import { z } from 'zod'
import {
  action,
  all,
  atLeast,
  calculation,
  condition,
  connector,
  decision,
  defineAgent,
  delegation,
  entity,
  fact,
  goal,
  judgement,
  maybe,
  Money,
  money,
  outsideText,
  query,
} from '../index.ts'

const orders = connector({
  name: 'orders',
  open: () => ({
    find: async (id: string) => ({
      id,
      status: 'paid' as const,
      total: Money.parse('10.00 GBP'),
      lines: [{ id: 'L1' }],
    }),
    refund: async (_id: string, _amount: Money) => {},
    refundOf: async (id: string) => (id === '' ? null : { order: id, amount: Money.parse('10.00 GBP') }),
  }),
})
const ticketId = fact('ticketId', z.string())
const ticket = fact('ticket', z.object({ id: z.string(), orders: z.array(z.string()), body: outsideText() }))
const intent = fact('intent', z.enum(['missing', 'other']))
const order = entity('order', ticket.$.orders)
const orderRecord = fact(
  'orderRecord',
  z.object({ id: z.string(), status: z.enum(['paid', 'open']), total: money() }),
  { about: order, freshFor: '1m' },
)
const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('explain') }),
  ]),
  { about: order },
)
const refunded = fact('refunded', z.object({ order: z.string(), amount: money() }), { about: order })

const readTicket = query({
  name: 'readTicket',
  needs: { id: ticketId },
  gives: ticket,
  read: (i, _, say) => (i.id === '' ? say.missing('no') : { id: i.id, orders: [], body: undefined as never }),
})
const readOrder = query({
  name: 'readOrder',
  needs: { id: order },
  gives: orderRecord,
  uses: { orders },
  read: async (i, { orders: system }, say) => {
    expectTypeOf(i.id).toEqualTypeOf<string>()
    return i.id === '' ? say.refused('no order', 'id') : system.find(i.id)
  },
})
const classify = judgement({
  name: 'classify',
  needs: { body: ticket.$.body },
  gives: intent,
  atLeast: 0.7,
  judge: (i) => ({ value: i.body.includes('not') ? 'missing' : 'other', confidence: 1 }),
})
const table = decision({
  name: 'remedyTable',
  needs: { intent, total: orderRecord.$.total, status: orderRecord.$.status },
  gives: remedy,
  rows: [
    {
      rule: 'missing',
      when: { intent: 'missing', status: 'paid', total: atLeast(Money.parse('1.00 GBP')) },
      then: (i) => ({ kind: 'refund', amount: i.total }),
    },
    { rule: 'else', when: {}, then: { kind: 'explain' }, declines: true },
  ],
})
const settled = condition({
  name: 'settled',
  needs: { remedy, id: order },
  uses: { orders },
  holds: async (i, u) =>
    i.remedy.kind === 'explain' || (await u.orders.refundOf(i.id))?.amount.equals(i.remedy.amount) === true,
})
const refund = action({
  name: 'refund',
  needs: { id: order, amount: remedy.is({ kind: 'refund' }).$.amount, note: maybe(intent) },
  gives: refunded,
  uses: { orders },
  makes: settled,
  changes: [orderRecord],
  identity: (i) => ['refund', i.id],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u) => {
    expectTypeOf(i.note).toEqualTypeOf<'missing' | 'other' | undefined>()
    return u.orders.refund(i.id, i.amount)
  },
  confirm: (i, u) => u.orders.refundOf(i.id),
  expect: (i) => ({ amount: i.amount }),
  undo: 'none',
  risk: 'irreversible',
})
const everything = fact('everything', z.number())
const count = calculation({
  name: 'count',
  needs: { each: all(remedy) },
  gives: everything,
  compute: (i) => i.each.length,
})
const resolve = goal({ name: 'resolve', ask: 'Resolve {ticketId}', input: { ticketId }, doneWhen: [settled] })

test('an agent whose types fit is put together', () => {
  const agent = defineAgent({
    name: 'support',
    goals: [resolve],
    can: [readTicket, readOrder, classify, table, refund, count],
  })
  expect([...agent.capabilities.keys()]).toEqual([
    'readTicket',
    'readOrder',
    'classify',
    'remedyTable',
    'refund',
    'count',
    'settled',
  ])
  expect(agent.capabilities.get('refund')?.scope?.name).toBe('order')
  expect(agent.capabilities.get('count')?.scope).toBeUndefined()
})

test('what cannot work is refused by the compiler', () => {
  // @ts-expect-error nothing gives the order record
  expect(() => defineAgent({ name: 'support', goals: [resolve], can: [readTicket, classify, table, refund] })).toThrow(
    'orderRecord',
  )
  // @ts-expect-error a field that is not there
  expect(orderRecord.$.totals).toBeDefined()
  // @ts-expect-error a path through a union without narrowing
  expect(remedy.$.amount).toBeDefined()
  expect(() =>
    decision({
      name: 'bad',
      needs: { body: ticket.$.body },
      gives: everything,
      // @ts-expect-error a rule cannot mention outside text
      rows: [{ rule: 'r', when: { body: 'refund me' }, then: 1 }],
    }),
  ).toThrow('a value that "body" can have')
  expect(() =>
    decision({
      name: 'bad',
      needs: { intent },
      gives: everything,
      // @ts-expect-error a value outside the closed set
      rows: [{ rule: 'r', when: { intent: 'mising' }, then: 1 }],
    }),
  ).toThrow('a value that "intent" can have, not mising')
  // @ts-expect-error a wrong blame
  query({ name: 'bad', needs: { id: ticketId }, gives: everything, read: (_i, _u, say) => say.refused('no', 'idd') })
  // @ts-expect-error a value of another type
  calculation({ name: 'bad', needs: { id: ticketId }, gives: everything, compute: (i) => i.id })
  expect(() =>
    // @ts-expect-error a write without a read-back
    action({
      name: 'bad',
      needs: { id: ticketId },
      uses: { orders },
      identity: () => [],
      perform: () => {},
      expect: () => ({}),
      undo: 'none',
      risk: 'reversible',
    }),
  ).toThrow('"confirm" to be a function')
  delegation({
    name: 'bad',
    needs: { all: ticket.$.orders },
    each: (i) => i.all,
    to: resolve,
    // @ts-expect-error a child input of another name
    with: (id) => ({ ticket: id }),
  })
})
