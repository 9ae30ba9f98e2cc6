import { afterAll, beforeAll, expect, test } from 'vitest'
import { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'
import type { Wish } from '../replay/wish.ts'
import { Records } from '../world/records.ts'
import { retail } from './domain.ts'
import { smallShop } from './testing.ts'

let player: Player
beforeAll(async () => {
  player = await Player.of(retail.agent, retail.now, retail.entity)
})
afterAll(() => player.close())

function call(capability: string, order: string, given: Wish['arguments']): Wish {
  return { capability, about: [order], arguments: given }
}

async function play(calls: readonly Wish[], asked = calls, proven = true): Promise<readonly Treatment[]> {
  const records = new Records(smallShop)
  const clients = retail.clients(records, { customer: 'ada', proven })
  return (await player.play({ clients, calls, asked, answer: () => undefined })).treatments
}

const swap = (item: string, newItem: string) => [{ item, newItem }]

const right: readonly Wish[] = [
  call('cancelOrder', '#P', { reason: 'no longer needed' }),
  call('changeItems', '#P', { swaps: swap('m1', 'm2'), method: 'gift_1' }),
  call('changePayment', '#P', { method: 'pal_1' }),
  call('returnItems', '#D', { items: ['m1'], method: 'gift_1' }),
  call('exchangeItems', '#D', { swaps: swap('l1', 'l2'), method: 'card_1' }),
]

test.each(right)('$capability is done once the customer has confirmed it, and is asked about once', async (wish) => {
  expect(await play([wish])).toEqual([{ kind: 'done', rules: [], reason: '', asked: ['customer'] }])
})

test('what the customer did not ask for is not done, however right it is', async () => {
  const [wish] = await play([call('cancelOrder', '#P', { reason: 'ordered by mistake' })], right)
  expect(wish?.kind).toBe('not confirmed')
})

test.each([
  ['cancelling/not pending', call('cancelOrder', '#D', { reason: 'no longer needed' })],
  ['cancelling/reason not accepted', call('cancelOrder', '#P', { reason: 'too dear' })],
  ['items given for others/another product', call('changeItems', '#P', { swaps: swap('m1', 'l2'), method: 'card_1' })],
  ['items given for others/not available', call('changeItems', '#P', { swaps: swap('m1', 'm3'), method: 'card_1' })],
  [
    'items given for others/the same option',
    call('exchangeItems', '#D', { swaps: swap('m1', 'm1'), method: 'card_1' }),
  ],
  [
    'settling a difference/gift card too low',
    call('exchangeItems', '#D', { swaps: swap('m1', 'm4'), method: 'gift_1' }),
  ],
  ['argument method', call('exchangeItems', '#D', { swaps: swap('m1', 'm2'), method: 'card_2' })],
  ['paying otherwise/the same method', call('changePayment', '#P', { method: 'card_1' })],
  ['paying otherwise/gift card too low', call('changePayment', '#P', { method: 'gift_1' })],
  ['refunds/another method', call('returnItems', '#D', { items: ['m1'], method: 'pal_1' })],
  ['items given back/not in the order', call('returnItems', '#D', { items: ['m1', 'm1'], method: 'card_1' })],
  ['returning and exchanging/not delivered', call('returnItems', '#P', { items: ['m1'], method: 'card_1' })],
])('%s denies it, though the customer confirms', async (rule, wish) => {
  const [treated] = await play([wish])
  expect(treated?.kind).toBe('denied')
  expect(treated?.rules.some((one) => one.endsWith(rule))).toBe(true)
})

test('nobody acts for whom was not identified, nor on the order or profile of another', async () => {
  const [unproven] = await play(right.slice(0, 1), right, false)
  expect(unproven?.rules).toContain('retail/who speaks/somebody not proven')
  const [stray] = await play([call('cancelOrder', '#B', { reason: 'no longer needed' })])
  expect(stray).toMatchObject({ kind: 'not a call', asked: [] })
  const address = { address1: '2 Oak', address2: '', city: 'Reno', state: 'NV', country: 'USA', zip: '89501' }
  const [profile] = await play([{ capability: 'changeHome', about: [], arguments: { customer: 'bob', address } }])
  expect(profile?.rules).toContain('argument customer')
})
