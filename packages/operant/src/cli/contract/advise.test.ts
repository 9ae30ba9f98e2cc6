import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  argument,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  money,
  query,
  recordId,
  unprovenAction,
  type Capability,
} from '../../index.ts'
import { adviseOn } from './advise.ts'

const shop = connector({ name: 'shop', open: (): unknown => ({}) })
const uses = { shop }
const Order = z.object({
  id: recordId(),
  reference: recordId(),
  total: money(),
  status: z.enum(['open', 'cancelled']),
})
const text = fact('request', z.string())
const orderId = fact('orderId', z.string())
const order = fact('order', Order)
const readOrder = query({
  name: 'readOrder',
  needs: { id: orderId },
  gives: order,
  uses,
  read: () => {
    throw new Error('never asked')
  },
})
const getOrder = query({
  name: 'shop.getOrder',
  needs: { id: argument(z.string()) },
  gives: fact('getOrderAnswer', Order),
  uses,
  read: () => {
    throw new Error('never asked')
  },
})
const listOrders = query({
  name: 'shop.listOrders',
  gives: fact('listOrdersAnswer', z.object({ items: z.array(Order) })),
  uses,
  read: () => ({ items: [] }),
})
const done = condition({ name: 'done', needs: { orderId }, holds: () => false })
const id = argument(z.string())
const proven = { identity: () => [], undo: 'none', risk: 'irreversible' } as const
const perform = (): undefined => undefined

/** The advice on one write, beside these capabilities. */
function adviceOn(
  write: Capability<'orderId' | 'order' | 'request', never>,
  can: readonly Capability<'orderId'>[] = [getOrder, listOrders],
) {
  const set = goal({
    name: 'set',
    ask: 'Do {request} with {orderId}',
    input: { request: text, orderId },
    doneWhen: [done],
  })
  const [advice] = adviseOn([
    defineAgent({ name: 'orders', goals: [set], can: [readOrder, ...can, write], policies: [] }),
  ])
  return advice?.next
}

test('identity: of the inputs that name something, or of all of them', () => {
  const amount = argument(money())
  const named = adviceOn(unprovenAction({ name: 'shop.refund', needs: { id, amount }, uses, perform }))
  expect(named?.lines).toEqual(["identity: (i) => ['shop.refund', i.id],"])
  const all = adviceOn(
    unprovenAction({ name: 'shop.give', needs: { amount, to: argument(z.string().optional()) }, uses, perform }),
  )
  expect(all?.lines).toEqual(["identity: (i) => ['shop.give', i.amount.toString(), i.to ?? null],"])
})

test('a state that sounds like the write is expected', () => {
  const next = adviceOn(unprovenAction({ ...proven, name: 'shop.cancelOrder', needs: { id }, uses, perform }))
  expect(next?.lines).toEqual([
    'confirm: (i, u) => readWith(getOrder, { id: i.id }, u),',
    "expect: () => ({ status: 'cancelled' }),",
    'amend: true,',
  ])
  expect(next?.imports).toEqual(["import { readWith } from 'operant'"])
})

test('what is deleted is gone', () => {
  const next = adviceOn(unprovenAction({ ...proven, name: 'shop.deleteOrder', needs: { id }, uses, perform }))
  expect(next?.lines[0]).toBe(
    'confirm: async (i, u) => ((await readWith(getOrder, { id: i.id }, u)) === null ? { gone: true } : null),',
  )
})

test('what is made is found in a list by what identifies it', () => {
  const needs = { reference: argument(z.string()), total: argument(money()) }
  const next = adviceOn(unprovenAction({ ...proven, name: 'shop.placeOrder', needs, uses, perform }))
  expect(next?.lines).toEqual([
    'confirm: async (i, u) => (await readWith(listOrders, {}, u))?.items?.find((one) => one.reference === i.reference) ?? null,',
    'expect: (i) => ({ reference: i.reference, total: i.total }),',
  ])
})

test('where no query reads it, the engineer is told what is wanted', () => {
  const next = adviceOn(
    unprovenAction({ ...proven, name: 'shop.ring', needs: { bell: argument(z.string()) }, uses, perform }),
    [],
  )
  expect([next?.whole, next?.lines]).toEqual([
    false,
    ['confirm: (i, u) => u.shop.…,', 'expect: (i) => ({ bell: i.bell }),'],
  ])
})

test('relations: what a person said, what a record holds, what was stated', () => {
  const readable = { ...proven, confirm: (): null => null, expect: () => ({}) }
  const next = (name: string, schema: z.ZodType) =>
    adviceOn(
      unprovenAction({ ...readable, name: 'shop.refundOrder', needs: { [name]: argument(schema) }, uses, perform }),
    )
  expect(next('id', z.string())).toMatchObject({ place: 'needs', lines: ['id: orderId,'] })
  expect(next('amount', money())).toMatchObject({
    place: 'terms',
    lines: ['relations: { amount: atMost(order.$.total) },'],
  })
  expect(next('reference', z.string())?.lines).toEqual(['relations: { reference: sameAs(order.$.reference) },'])
  expect(next('colour', z.string())?.lines).toEqual(['relations: { colour: statedIn(text) },'])
})
