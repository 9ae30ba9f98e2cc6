import { expect, test } from 'vitest'
import { findDuplicates, type Written } from './find-duplicates.ts'

const lost = 'Where is my order ORD-100200? The parcel has not arrived, nothing came.'
const again = 'I am still waiting for order ORD-100200, my parcel never came. Where is it?'
const first: Written = {
  id: 'T-1',
  customerId: 'C-1',
  subject: 'Delivery',
  body: lost,
  createdAt: '2026-10-21T08:00:00.000Z',
  status: 'open',
  answers: 0,
}
const second: Written = { ...first, id: 'T-2', body: again, createdAt: '2026-10-21T09:00:00.000Z', status: 'new' }

test('who writes again about the same order for the same reason is joined to the first', () => {
  expect(findDuplicates([second, first])).toEqual([{ ticket: 'T-2', into: 'T-1', order: 'ORD-100200' }])
  const third = { ...second, id: 'T-3', createdAt: '2026-10-21T09:30:00.000Z' }
  expect(findDuplicates([first, second, third]).map(({ ticket, into }) => [ticket, into])).toEqual([
    ['T-2', 'T-1'],
    ['T-3', 'T-1'],
  ])
})

test.each([
  ['another customer', { customerId: 'C-2' }],
  ['another order', { body: again.replace('100200', '100201') }],
  ['two orders', { body: `${again} And what about ORD-100300?` }],
  ['no order', { body: again.replace('ORD-100200', '') }],
  ['another reason', { body: 'Please send me the invoice for order ORD-100200, our bookkeeping needs a bill.' }],
  ['a lawyer', { body: `${again} My solicitor will sue you.` }],
  ['somebody has worked on it', { status: 'open' }],
  ['the customer wrote on it again', { answers: 1 }],
])('%s is no duplicate', (_, difference) => {
  expect(findDuplicates([first, { ...second, ...difference }])).toEqual([])
})
