import { expect, test } from 'vitest'
import { Money } from '../index.ts'
import { shopAgent, SmallShop } from '../testing/worlds/small-shop.ts'
import { Workbench } from '../testing/workbench.ts'

function bench(prepare: (shop: SmallShop) => void = () => {}) {
  const shop = new SmallShop()
  shop.tickets.set('T1', { id: 'T1', orders: ['O1'], body: 'My parcel has not arrived.' })
  shop.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse('40.00 GBP') })
  prepare(shop)
  return { shop, bench: new Workbench({ agents: [shopAgent()], clients: { shop } }) }
}

test('a ticket is resolved: one refund, one answer, confirmed, met', async () => {
  const { shop, bench: workbench } = bench()
  const state = await workbench.run('support', 'resolve', { ticketId: 'T1' })
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(shop.refunds.map((one) => one.amount.toString())).toEqual(['40.00 GBP'])
  expect(shop.replies).toHaveLength(1)
  expect([...state.effects.values()].map((effect) => [effect.title, effect.result])).toEqual([
    ['Refund 40.00 GBP for order O1', 'confirmed'],
    ['Answer ticket T1', 'confirmed'],
  ])
})

test('a large refund waits for a person, and goes on when it is approved', async () => {
  const { shop, bench: workbench } = bench((one) =>
    one.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse('140.00 GBP') }),
  )
  const state = await workbench.run('support', 'resolve', { ticketId: 'T1' })
  expect(state.settled).toBeUndefined()
  expect(shop.refunds).toEqual([])
  await workbench.decide('run1', 'approved')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect(shop.refunds).toHaveLength(1)
})
