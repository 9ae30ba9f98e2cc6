import { expect, test } from 'vitest'
import { askText, nameText, valueText } from './values.ts'

test('values are told as people read them', () => {
  expect([null, true, '', 'a\u202Eb', 3, [], {}].map(valueText)).toEqual([
    'nothing',
    'yes',
    'empty',
    'a⟨U+202E⟩b',
    '3',
    'none',
    'nothing',
  ])
  expect(valueText({ orderTotal: { amount: '1200.00', currency: 'GBP' }, lines: [{ id: 'L1' }] })).toBe(
    'order total 1,200.00 GBP, lines (id L1)',
  )
  expect(valueText({ a: { b: { c: { d: 1 } } } })).toBe('a (b (c …))')
  expect(valueText({ amount: '1', currency: 'GBP', more: 1 })).toBe('amount 1, currency GBP, more 1')
})

test('names are told in words', () => {
  expect(['orderTotal', 'order_total', 'id'].map(nameText)).toEqual(['order total', 'order total', 'id'])
})

test('a goal is told with the names of what is to be filled in', () => {
  expect(askText('Move {stockUnits} of {item} now')).toBe('Move … (stock units) of … (item) now')
})
