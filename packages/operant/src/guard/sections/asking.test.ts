import { expect, test } from 'vitest'
import { loadPolicies } from '../load.ts'
import { load, vocabulary } from '../test-policy.ts'

const policy = `policy: refunds
rules:
  - rule: a lead looks
    for: payments.refund
    then: approve by lead
budgets:
  - budget: refunds
    per: day
    limit: [2000.00 GBP, 2000.00 EUR]
requests:
  - request: refunds
    for: payments.refund
    due: 4h
    remind: [1h, 3h]
    escalate: [finance within 1 business day, director within 2 business days]
`

const problemsOf = (text: string) => {
  const loaded = loadPolicies([{ path: 'p.yaml', text }], vocabulary)
  return loaded.kind === 'refused' ? loaded.problems.map(({ message }) => message) : []
}

test('policies say how long people have, when they are reminded, and who is asked next', () => {
  const { policies } = load(policy)
  expect(policies.askingFor('payments.refund')).toMatchObject({
    due: '4h',
    remind: ['1h', '3h'],
    escalate: [
      { to: 'finance', within: '1 business day' },
      { to: 'director', within: '2 business days' },
    ],
  })
  expect(policies.askingFor('orders.cancel')).toBeUndefined()
  expect(policies.describe('payments.refund')).toContain(
    'Request refunds: to be answered within 4h, then finance within 1 business day, then director within 2 business days; after that it is not done; reminded after 1h and 3h.',
  )
  expect(policies.roles).toEqual(expect.arrayContaining(['lead', 'finance', 'director']))
})

test.each([
  ['due: 4h', 'due: soon', '"soon" is no length of time (due of request refunds)'],
  ['remind: [1h, 3h]', 'remind: [1h, later]', '"later" is no length of time (remind of request refunds)'],
  [
    'finance within 1 business day, ',
    'finance, ',
    '"finance" does not say who is asked next (escalate of request refunds)',
  ],
  [
    'finance within 1 business day',
    'finance within a while',
    '"a while" is no length of time (escalate of request refunds)',
  ],
  ['due: 4h', 'approves: 4h', 'A request has no "approves"'],
  [
    '  - request: refunds',
    '  - request: others\n    for: payments.refund\n  - request: refunds',
    'Another request says how people are asked about payments.refund (request refunds)',
  ],
])('#7 what cannot be kept is refused where it stands: %s as %s', (before, after, message) => {
  expect(policy).toContain(before)
  expect(problemsOf(policy.replace(before, after))).toContain(message)
})
