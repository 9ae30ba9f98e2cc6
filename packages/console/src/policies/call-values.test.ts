import { expect, test } from 'vitest'
import { typedText, valueAt, valuesTyped } from './call-values.ts'

const is = (kind: string) => ({ kind, optional: false })

test('what is typed becomes values of their kinds, each where it belongs', () => {
  expect(
    valuesTyped([
      { path: ['amount'], text: '60.00 GBP', is: is('money') },
      { path: ['order', 'risk'], text: ' 0.7 ', is: is('number') },
      { path: ['order', 'late'], text: 'true', is: is('boolean') },
      { path: ['lines'], text: '[1]', is: is('list') },
      { path: ['note'], text: '', is: is('text') },
      { path: ['free'], text: '12', is: null },
    ]),
  ).toEqual({ values: { amount: '60.00 GBP', order: { risk: 0.7, late: true }, lines: [1], free: '12' } })
})

test.each([
  ['number', '1e3', 'a.b: expected a number, such as 0.7'],
  ['boolean', 'yes', 'a.b: expected true or false'],
  ['record', '{', 'a.b: expected JSON, such as [1, 2] or { "a": 1 }'],
])('a %s that is none says so', (kind, text, problem) => {
  expect(valuesTyped([{ path: ['a', 'b'], text, is: is(kind) }])).toEqual({ problem })
})

test('values are typed again as they were', () => {
  expect([typedText({ amount: '1.00', currency: 'GBP' }), typedText(0.7), typedText(null), typedText(['a'])]).toEqual([
    '1.00 GBP',
    '0.7',
    '',
    '["a"]',
  ])
  expect([valueAt({ a: { b: 1 } }, ['a', 'b']), valueAt({ a: 1 }, ['a', 'toString'])]).toEqual([1, undefined])
})
