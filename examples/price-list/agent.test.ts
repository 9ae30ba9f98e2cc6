import { expect, test } from 'vitest'
import { Workbench } from 'operant/testing'
import { priceLists } from './agent.ts'
import { Shop } from './shop.ts'

test('a price list is put into effect with one confirmation, but for the price that the rules deny', async () => {
  const shop = new Shop()
  const bench = new Workbench({
    agents: [priceLists],
    clients: { shop },
    people: [{ name: 'tester', roles: ['operator'] }],
  })
  await bench.run('price-lists', 'reprice', { list: 'spring' })
  expect(shop.price('item-1')).toBeNull()
  const [request] = bench.open('run1', 'approve')
  expect(request?.title).toBe('New prices for 120 items: 120 changes')
  await bench.decide('run1', 'approved', 'bea')
  expect(shop.price('item-120')?.price.toString()).toBe('14.95 EUR')
  expect(shop.price('item-42')).toBeNull()
  expect(shop.announced('item-1')).toEqual({ revision: shop.price('item-1')?.revision })
})
