import { expect, test } from 'vitest'
import { differences } from './end-state.ts'
import { Records } from './records.ts'

const tables = { orders: { '#1': { status: 'pending', items: ['a', 'b'], sums: [0.1] }, '#2': { status: 'pending' } } }

function changed(change: (order: { status?: string }) => void): Records {
  const records = new Records(tables)
  change(records.change('orders', '#1'))
  return records
}

test('what is as expected makes no difference, and null is as good as nothing', () => {
  const records = changed((order) => Object.assign(order, { status: 'cancelled', note: null, sums: [0.1 + 1e-9] }))
  expect(differences(records, [{ path: '/orders/#1/status', after: 'cancelled' }])).toEqual([])
})

test('a change that is missing, one too many, and a record that nobody expected are told apart', () => {
  expect(differences(new Records(tables), [{ path: '/orders/#1/status', after: 'cancelled' }])).toEqual([
    '/orders/#1/status is "pending", expected "cancelled"',
  ])
  expect(
    differences(
      changed((order) => Object.assign(order, { items: ['b'] })),
      [],
    ),
  ).toEqual(['/orders/#1/items/0 is "b", expected "a"', '/orders/#1/items/1 is absent, expected "b"'])
  const records = new Records(tables)
  records.add('orders', '#3', { status: 'new' })
  expect(differences(records, [])).toEqual(['/orders/#3 is {"status":"new"}, expected absent'])
})

test('what is removed must be gone, and what is put inside a list must be there', () => {
  const removed = [{ path: '/orders/#1/status', removed: true }]
  expect(differences(new Records(tables), removed)).toEqual(['/orders/#1/status is "pending", expected absent'])
  const records = changed((order) => {
    delete order.status
  })
  expect(differences(records, removed)).toEqual([])
  expect(differences(new Records(tables), [{ path: '/orders/#1/items/1', after: 'c' }])).toHaveLength(1)
})

test('the tables themselves are never touched', () => {
  const records = changed((order) => Object.assign(order, { status: 'cancelled' }))
  expect(records.touched('orders', '#1')).toBe(true)
  expect(records.touched('orders', '#2')).toBe(false)
  expect(tables.orders['#1'].status).toBe('pending')
})
