import { expect, test } from 'vitest'
import type { DecidedByPeople } from './decided.ts'
import { candidatesOf } from './like.ts'

let count = 0
const one = (
  answer: 'approved' | 'rejected',
  looked: Readonly<Record<string, string>>,
  more: Partial<DecidedByPeople> = {},
): DecidedByPeople => ({
  request: `q${++count}`,
  run: `run${count}`,
  at: '2026-01-05T09:00:00.000Z',
  seq: 1,
  step: { capability: 'refund', scope: '[]', inputs: '' },
  action: 'refund',
  arguments: {},
  startedBy: 'olga',
  rule: 'shop/refunds/medium',
  looked,
  answer,
  by: ['lena'],
  ...more,
})
const amounts = (answer: 'approved' | 'rejected', ...all: readonly string[]) =>
  all.map((amount) => one(answer, { 'arguments.amount': amount, 'order.kind': 'goods' }))
const five = () => amounts('approved', '60.00 GBP', '9.00 GBP', '70.00 GBP', '100.00 GBP', '65.00 GBP')

test('four are not enough; five are, with bounds by amount and not by letter', () => {
  expect(candidatesOf(five().slice(1))).toEqual([])
  expect(candidatesOf(five())).toMatchObject([
    {
      region: {
        same: { 'order.kind': 'goods' },
        bands: { 'arguments.amount': { from: '9.00 GBP', to: '100.00 GBP' } },
      },
      people: { lena: 5 },
      agreement: 1,
      prevented: undefined,
    },
  ])
})

test('one that was decided otherwise within the bounds prevents it; one outside is told', () => {
  const [inside] = candidatesOf([...five(), ...amounts('rejected', '80.00 GBP')])
  expect(inside?.prevented).toMatch(/^lena decided otherwise in run run\d+, within the same bounds$/)
  const [outside] = candidatesOf([...five(), ...amounts('rejected', '100.01 GBP')])
  expect([outside?.prevented, outside?.against.length]).toEqual([undefined, 1])
})

test.each([
  ['another closed value', { looked: { 'arguments.amount': '62.00 GBP', 'order.kind': 'service' } }],
  ['another currency', { looked: { 'arguments.amount': '62.00 EUR', 'order.kind': 'goods' } }],
  ['another row', { rule: 'shop/refunds/large' }],
  ['another action', { action: 'credit' }],
])('%s makes it another kind of call', (_, other) => {
  const looked = { 'arguments.amount': '62.00 GBP', 'order.kind': 'goods' }
  expect(candidatesOf([...five().slice(1), one('approved', looked, other)])).toEqual([])
})

test('what was always refused suggests a refusal', () => {
  const [candidate] = candidatesOf(amounts('rejected', '1.00 GBP', '2.00 GBP', '3.00 GBP', '4.00 GBP', '5.00 GBP'))
  expect(candidate?.answer).toBe('rejected')
})

test('calls that nothing tells apart suggest no rule', () => {
  const [candidate] = candidatesOf(Array.from({ length: 5 }, () => one('approved', {})))
  expect(candidate?.prevented).toBe('the rules look at nothing that would tell these calls from others')
})
