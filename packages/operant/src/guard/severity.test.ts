import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Money } from '../facts/money.ts'
import { OutsideText } from '../facts/outside-text.ts'
import { compareSeverity } from './outcome.ts'
import type { GuardDecision } from './policies.ts'
import { facts, load, refund, refundPolicy } from './test-policy.ts'
import { below } from './language/value.ts'

const outcome = fc.constantFrom(
  'allow',
  'approve by support-lead',
  'approve by finance x2',
  'approve by finance or director',
  'escalate to risk',
  'deny',
)
const row = fc.tuple(
  fc.constantFrom(
    '-',
    '<= 100.00 GBP',
    '> 100.00 GBP',
    '10.00 GBP .. 50.00 GBP',
    '<= 10.00 GBP|20.00 EUR',
    'not 50.00 GBP',
  ),
  fc.constantFrom('-', '< 0.5', '>= 0.5', '0.2 .. 0.8'),
  fc.constantFrom('-', 'lost', 'not lost', 'lost, delivered'),
  outcome,
)
const added = fc.record({
  hit: fc.constant('first'),
  rows: fc.array(row, { minLength: 1, maxLength: 4 }),
  rule: fc.option(outcome),
})
const amount = fc
  .tuple(fc.integer({ min: -20_000, max: 200_000 }), fc.constantFrom('GBP', 'EUR', 'JPY'))
  .map(([minor, currency]) => Money.ofMinor(BigInt(minor), currency))

function withTable(policy: { hit: string; rows: (readonly string[])[]; rule: string | null }): string {
  const rows = policy.rows
    .map((cells, index) => `      - [r${index}, ${cells.map((cell) => JSON.stringify(cell)).join(', ')}]\n`)
    .join('')
  const table = `  - table: added\n    for: '*'\n    inputs: { Amount: order.total, Risk: customer.riskScore, Carrier: order.carrierStatus }\n    hit: ${policy.hit}\n    rows:\n${rows}`
  const rule = policy.rule
    ? `  - rule: added\n    for: payments.refund\n    when: arguments.amount > 20.00 GBP\n    then: ${policy.rule}\n`
    : ''
  return refundPolicy.replace('rules:\n', `${table}rules:\n${rule}`)
}

describe('adding a table or a rule', () => {
  it('never makes a decision less severe', () => {
    const base = load(refundPolicy).policies
    expect(base.decide(refund('50.00 GBP')).record.effect).toBe('allow')
    fc.assert(
      fc.property(
        added,
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (policy, paid, total, riskScore, suspended) => {
          const call = refund(paid, {
            facts: {
              ...facts,
              customer: { ...facts.customer, riskScore, suspended },
              order: { ...facts.order, total },
            },
          })
          const before = base.decide(call).record
          const after = load(withTable(policy)).policies.decide(call).record
          const difference = compareSeverity(after.effect, before.effect)
          return difference > 0 || (difference === 0 && (after.approval?.count ?? 0) >= (before.approval?.count ?? 0))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('decide', () => {
  const strange = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    amount,
    fc.string().map((text) => OutsideText.from(text)),
    fc.constant({
      get riskScore(): number {
        throw new Error('trap')
      },
    }),
  )
  it('never throws, and allows only small amounts in pounds of customers with little risk', () => {
    const { policies } = load(refundPolicy)
    const almost = fc.record(
      { id: strange, riskScore: fc.oneof(strange, fc.constant(0.1)), suspended: fc.oneof(strange, fc.constant(false)) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(amount, strange),
        fc.oneof(almost, strange),
        fc.oneof(strange, fc.constant(facts.order)),
        strange,
        (paid, customer, order, other) => {
          const { record } = policies.decide(
            refund(typeof paid === 'string' ? null : paid, { facts: { customer, order, other } }),
          )
          if (record.effect !== 'allow') return true
          const risk = below(customer, ['riskScore'])
          const small = paid instanceof Money && paid.currency === 'GBP' && paid.minor >= 0n && paid.minor <= 10_000n
          return small && typeof risk === 'number' && risk < 0.7
        },
      ),
      { numRuns: 2_000 },
    )
    expect(policies.decide(refund('50.00 GBP')).record.effect).toBe('allow')
    const open: { decide(call: unknown): GuardDecision } = policies
    fc.assert(fc.property(strange, (call) => open.decide(call).record.effect === 'deny'))
  })
})
