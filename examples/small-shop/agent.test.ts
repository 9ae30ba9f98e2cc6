import { beforeEach, expect, test } from 'vitest'
import { Workbench } from 'operant/testing'
import { claims } from './agent.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
let bench: Workbench
beforeEach(() => {
  shop = openShop(':memory:')
  bench = new Workbench({ agents: [claims], clients: { shop } })
})
const settle = (orderId: string) => bench.run('claims', 'settleClaim', { orderId })

test('a lost parcel is refunded and the customer told', async () => {
  const { settled } = await settle('A-1')
  expect(settled?.outcome).toBe('met')
  expect(String(shop.refundOf('A-1')?.amount)).toBe('24.00 GBP')
  expect(shop.letterTo('A-1')?.text).toBe('We refund 24.00 GBP.')
})

test('a large refund waits for the lead', async () => {
  await settle('A-2')
  expect(shop.refundOf('A-2')).toBeNull()
  await bench.decide('run1', 'approved', 'lena')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('what is open is told with its sources, and nothing is changed', async () => {
  const { settled } = await bench.run('claims', 'whatIsOpen', { orderId: 'A-1' })
  expect(settled).toMatchObject({ outcome: 'met', answers: [{ value: ['refund', 'letter'] }, { value: 'lost' }] })
  expect(settled?.answers?.[0]?.rests.map(({ capability }) => capability)).toContain('readBooks')
  expect(shop.letterTo('A-1')).toBeNull()
})

test('what was delivered is declined', async () => {
  expect((await settle('A-3')).settled?.outcome).toBe('declined')
})

test('an unclear parcel is asked about', async () => {
  await settle('A-4')
  await bench.answer('run1', 'lost', 'olga')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('a refund that no rule allows is handed over', async () => {
  expect((await settle('A-5')).settled?.outcome).toBe('handed over')
  expect(shop.refundOf('A-5')).toBeNull()
})
