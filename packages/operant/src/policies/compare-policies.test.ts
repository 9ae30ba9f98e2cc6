import { expect, test } from 'vitest'
import { refundPolicy } from '../guard/test-policy.ts'
import { comparePolicies } from './compare-policies.ts'

const files = (text: string) => [{ name: 'p.yaml', text }]
const changed = (from: string | RegExp, to: string) =>
  comparePolicies(files(refundPolicy), files(refundPolicy.replace(from, to)))
const change = (what: string, field: string, before: string | null, after: string | null) => ({
  policy: 'support refunds',
  what,
  kind: 'changed',
  fields: [{ field, before, after }],
})

test.each([
  ['<= 100.00', '<= 150.00', 'table refund approval, row auto', 'Amount', '<= 100.00 GBP', '<= 150.00 GBP'],
  [
    'finance x2',
    'finance',
    'table refund approval, row rest',
    'outcome',
    'approve by finance x2',
    'approve by finance',
  ],
  ['customer.suspended', 'shop.open', 'rule never while suspended', 'when', 'customer.suspended', 'shop.open'],
  ['    when: customer.suspended\n', '', 'rule never while suspended', 'when', 'customer.suspended', null],
  ['customer.riskScore', 'order.total', 'table refund approval', 'inputs Risk', 'customer.riskScore', 'order.total'],
  ['2000.00', '2000.0', 'budget refunds per day by customer.id', 'limit', '2000.00 GBP', '2000.0 GBP'],
  [
    'support-lead, finance]',
    'finance, support-lead]',
    'authority',
    '',
    'operator, support-lead, finance',
    'operator, finance, support-lead',
  ],
])('%j made %j is named with what it was and what it becomes: %s', (from, to, what, field, before, after) => {
  expect(changed(from, to)).toEqual([change(what, field, before, after)])
})

test('rows in another order are a difference, for the first that fits decides', () => {
  const rows = refundPolicy.split('\n').filter((line) => line.includes('- ['))
  const [auto = '', lead = ''] = rows
  expect(changed(`${auto}\n${lead}`, `${lead}\n${auto}`)).toEqual([
    change('table refund approval', 'order of rows', 'auto, lead, rest', 'lead, auto, rest'),
  ])
})

test('what is added and what is removed is told whole', () => {
  const [before, after] = [changed(/rules:[\s\S]*budgets:/, 'budgets:'), changed('never while', 'not while')]
  expect(before.map(({ what, kind, fields }) => [what, kind, fields.length])).toEqual([
    ['rule never while suspended', 'removed', 4],
  ])
  expect(after.map(({ what, kind }) => [what, kind])).toEqual([
    ['rule never while suspended', 'removed'],
    ['rule not while suspended', 'added'],
  ])
})

test('comments and layout are no difference', () => {
  expect(changed('rules:', '# Rules\nrules:\n')).toEqual([])
})

test.each([
  ['checks', 'check', 'holds'],
  ['grants', 'grant', 'people'],
  ['rates', 'rate', 'most'],
  ['autonomy', 'cap', 'level'],
])('of %s one is named, not all', (list, kind, field) => {
  const stating = (value: string) =>
    files(`policy: p\n${list}:\n  - ${kind}: one\n    ${field}: ${value}\n  - ${kind}: two\n    ${field}: same\n`)
  expect(comparePolicies(stating('a'), stating('b'))).toEqual([
    { policy: 'p', what: `${kind} one`, kind: 'changed', fields: [{ field, before: 'a', after: 'b' }] },
  ])
})
