import { expect, test } from 'vitest'
import type { GuardedCall } from './policies.ts'
import { facts, load, refund, refundPolicy } from './test-policy.ts'

const { policies } = load(refundPolicy)
const explained = (call: GuardedCall, of = policies) => {
  const { record } = of.decide(call)
  return { effect: record.effect, ...of.explain(call, record) }
}
const withFacts = (change: object): Partial<GuardedCall> => ({ facts: { ...facts, ...change } })

test('what decided, what would have without it, and what amount would be allowed, are named', () => {
  expect(explained(refund('250.00 GBP'))).toEqual({
    effect: 'approve',
    deciding: 'support refunds/refund approval/lead',
    runnerUp: {
      rule: 'support refunds/refund approval/rest',
      effect: 'approve',
      text: expect.stringContaining('asks for approval by 2 people of finance') as string,
    },
    ways: ['With Amount at most 100.00 GBP it would be allowed.'],
  })
})

test('of a denial by a rule, the value that it looks at is named, and the table that decides behind it', () => {
  const suspended = withFacts({ customer: { ...facts.customer, suspended: true } })
  expect(explained(refund('50.00 GBP', suspended))).toMatchObject({
    effect: 'deny',
    deciding: 'support refunds/never while suspended',
    runnerUp: { rule: 'support refunds/refund approval/auto', effect: 'allow' },
    ways: ['With customer.suspended false it would be allowed.'],
  })
})

test('every way that is named leads there: the call decided with that value is as mild as said', () => {
  const risky = { ...facts.customer, riskScore: 0.9 }
  const call = refund('50.00 GBP', withFacts({ customer: risky }))
  const { ways } = explained(call)
  expect(ways).toEqual(['With Risk at most 0.35 it would be allowed.'])
  const milder = policies.decide({ ...call, facts: { ...facts, customer: { ...risky, riskScore: 0.35 } } })
  expect(milder.record.effect).toBe('allow')
})

test('#9 no rule that covers an action is never told as one that does', () => {
  const cancel: GuardedCall = {
    ...refund('1.00 GBP'),
    action: 'orders.cancel',
    arguments: { order: 'o' },
    spends: undefined,
  }
  const bare = load(refundPolicy.replace("for: '*'", 'for: payments.refund')).policies
  expect(explained(cancel, bare)).toEqual({ effect: 'deny', deciding: 'no rule', ways: [] })
})

test('without the only row that covers a call it would be denied', () => {
  const only = load('policy: p\nrules:\n  - { rule: free, for: orders.cancel, then: allow }\n').policies
  const cancel: GuardedCall = {
    ...refund('1.00 GBP'),
    action: 'orders.cancel',
    arguments: { order: 'o' },
    spends: undefined,
  }
  expect(explained(cancel, only)).toEqual({
    effect: 'allow',
    deciding: 'p/free',
    runnerUp: { rule: 'no rule', effect: 'deny', text: 'Denied, for no rule covers orders.cancel.' },
    ways: [],
  })
})

test('a value that cannot be judged has no way out that was not tried', () => {
  expect(explained(refund(Number.NaN))).toMatchObject({ effect: 'deny', ways: [] })
})
