import { expect, test } from 'vitest'
import { loadPolicies } from '../load.ts'
import type { GuardedCall } from '../policies.ts'
import { load, refund, vocabulary } from '../test-policy.ts'

const policy = (caps: string, outcome = 'allow'): string => `policy: p
rules:
  - rule: base
    for: '*'
    then: ${outcome}
budgets:
  - budget: refunds
    per: day
    limit: [2000.00 GBP, 2000.00 EUR]
autonomy:
${caps}`
const cap = (level: string, more = '', action = 'payments.refund'): string =>
  `  - cap: careful\n    for: ${action}\n    level: ${level}\n${more}`

function decided(text: string, amount = '10.00 GBP', changes: Partial<GuardedCall> = {}) {
  const { policies } = load(text)
  const call = refund(amount, changes)
  const { record, reservations } = policies.decide(call)
  const last = record.reasons.at(-1)
  return { record, reservations: reservations.length, last, explanation: policies.explain(call, record), policies }
}

test.each([
  ['automatic', 'allow', undefined, 1],
  ['confirm', 'approve', ['operator'], 1],
  ['propose', 'escalate', ['operator'], 0],
  ['shadow', 'deny', undefined, 0],
])('a cap at %s', (level, effect, roles, reservations) => {
  const result = decided(policy(cap(level)))
  expect([result.record.effect, result.record.approval?.roles, result.reservations]).toEqual([
    effect,
    roles,
    reservations,
  ])
})

test('a cap says so as a layer of its own, and what would have been without it', () => {
  const { last, explanation } = decided(policy(cap('shadow')))
  expect(last).toMatchObject({
    layer: 'autonomy',
    text: 'Autonomy "careful": what this action does is decided and written down only; nothing is done.',
  })
  expect(explanation).toMatchObject({ deciding: 'p/careful', runnerUp: { rule: 'p/base', effect: 'allow' } })
})

test('a cap never makes anything milder', () => {
  for (const level of ['automatic', 'confirm', 'propose'])
    expect(decided(policy(cap(level), 'deny')).record.effect).toBe('deny')
  const asked = decided(policy(cap('automatic'), 'approve by finance'))
  expect(asked.record.approval).toEqual({ roles: ['finance'], count: 1 })
})

test('a band begins above its amount; a currency that it does not state is above it', () => {
  const text = policy(cap('confirm', '    above: 50.00 GBP\n    by: support-lead\n'))
  expect(decided(text, '50.00 GBP').record.effect).toBe('allow')
  expect(decided(text, '50.01 GBP').record).toMatchObject({ effect: 'approve', approval: { roles: ['support-lead'] } })
  expect(decided(text, '1.00 EUR').record.effect).toBe('approve')
})

test('a cap on some agents leaves the others alone', () => {
  const text = policy(cap('propose', '    agents: claims, returns\n'))
  expect(decided(text).record.effect).toBe('allow')
  expect(decided(text, '10.00 GBP', { agent: 'returns' }).record.effect).toBe('escalate')
})

test('a cap as the docs show it', () => {
  const text = policy(`- cap: careful
  for: payments.refund
  level: confirm
  above: 50.00 GBP
  by: support-lead
`)
  expect(decided(text, '60.00 GBP').record.approval?.roles).toEqual(['support-lead'])
})

test('what holds for an action tells its caps, and the roles are named', () => {
  const { policies } = decided(policy(cap('confirm', '    above: 50.00 GBP\n    by: support-lead\n')))
  expect(policies.describe('payments.refund')).toContain(
    'Autonomy "careful": what this action does above 50.00 GBP is confirmed by support-lead each time.',
  )
  expect(policies.roles).toContain('support-lead')
})

test.each([
  ['no level', '  - cap: careful\n    for: payments.refund\n', /cap careful does not say its level/, /shadow, propose/],
  ['an unknown level', cap('autopilot'), /"autopilot" is not a level of autonomy/, /shadow, propose, confirm/],
  ['an unknown action', cap('confirm', '', 'payments.refnd'), /no action "payments.refnd"/, /payments.refund/],
  ['a role that is none', cap('confirm', '    by: two people\n'), /"two people" is not a role/, /one role/],
  [
    'a band of an action that spends nothing',
    cap('confirm', '    above: 5.00 GBP\n', 'orders.cancel'),
    /orders.cancel spends nothing/,
    /Leave it out/,
  ],
  ['a misspelt field', cap('confirm', '    abvoe: 5.00 GBP\n'), /abvoe/, /above/],
])('%s is refused when it is loaded', (_, caps, says, mend) => {
  const loaded = loadPolicies([{ path: 'policy.yaml', text: policy(caps) }], vocabulary)
  if (loaded.kind !== 'refused') throw new Error('it was loaded')
  expect(loaded.problems.map(({ message }) => message).join()).toMatch(says)
  expect(loaded.problems.map((problem) => problem.mend).join()).toMatch(mend)
})
