import { expect, test } from 'vitest'
import { columnsOf } from './records.ts'

const item = { lines: ['GL-1', 'GL-2'], amount: { amount: '9.00', currency: 'EUR' }, owner: null }

test.each([
  ['like records of single values, amounts and short lists', [item, { ...item, owner: 'payables' }], Object.keys(item)],
  ['one record', [item], undefined],
  ['nothing', [], undefined],
  ['other fields', [item, { ...item, more: 1 }], undefined],
  ['the same fields in another order', [item, Object.fromEntries(Object.entries(item).toReversed())], undefined],
  ['a record within', [item, { ...item, owner: { name: 'x' } }], undefined],
  ['a list of lists', [item, { ...item, lines: [['GL-1']] }], undefined],
  ['amounts', [item.amount, item.amount], undefined],
  [
    'texts from outside',
    [
      { outside: 'x', length: 1 },
      { outside: 'y', length: 2 },
    ],
    undefined,
  ],
  ['single values', ['a', 'b'], undefined],
  ['a single field', [{ a: 1 }, { a: 2 }], undefined],
])('a table of %s', (_, items, columns) => {
  expect(columnsOf(items)).toEqual(columns)
})
