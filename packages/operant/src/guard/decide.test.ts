import { describe, expect, it } from 'vitest'
import { Money } from '../facts/money.ts'
import { OutsideText } from '../facts/outside-text.ts'
import { facts, load, refund, refundPolicy } from './test-policy.ts'

const { policies, warnings } = load(refundPolicy)

describe('a decision', () => {
  it('follows the first row that matches and reserves the budget', () => {
    const { record, reservations } = policies.decide(refund('50.00 GBP'))
    expect(record).toMatchObject({ effect: 'allow', policyHash: policies.hash })
    expect(record.approval).toBeUndefined()
    expect(reservations).toMatchObject([{ budget: 'refunds', over: { effect: 'approve', roles: ['finance'] } }])
    expect(reservations.map((one) => `${one.amount.toString()} of ${one.limit.toString()}`)).toEqual([
      '50.00 GBP of 2000.00 GBP',
    ])
    expect(warnings).toEqual([])
  })

  it.each([
    ['100.00 GBP', 'allow', undefined],
    ['100.01 GBP', 'approve', { roles: ['support-lead'], count: 1 }],
    ['1000.00 GBP', 'approve', { roles: ['support-lead'], count: 1 }],
    ['1000.01 GBP', 'approve', { roles: ['finance'], count: 2 }],
  ])('of %s is %s', (amount, effect, approval) => {
    const { record } = policies.decide(refund(amount))
    expect(record.effect).toBe(effect)
    expect(record.approval).toEqual(approval)
  })

  it('explains itself: the row, every clause with its values, and why earlier rows did not match', () => {
    const { record } = policies.decide(refund('500.00 GBP'))
    expect(record.reasons).toEqual([
      {
        layer: 'rule',
        rule: 'support refunds/refund approval/lead',
        effect: 'approve',
        text: 'Row "lead" of refund approval asks for approval by support-lead: Amount is 500.00 GBP, Risk is 0.2, Carrier is lost.',
        clauses: [
          { source: 'Amount 100.01 GBP .. 1000.00 GBP', result: 'true', values: { 'arguments.amount': '500.00 GBP' } },
          { source: 'Risk < 0.7', result: 'true', values: { 'customer.riskScore': '0.2' } },
          { source: 'auto: Amount <= 100.00 GBP', result: 'false', values: { 'arguments.amount': '500.00 GBP' } },
        ],
      },
    ])
  })

  it('takes the most severe of everything that matches, and says all of it', () => {
    const { record, reservations } = policies.decide(
      refund('50.00 GBP', { facts: { ...facts, customer: { ...facts.customer, suspended: true } } }),
    )
    expect(record).toMatchObject({
      effect: 'deny',
      reasons: [
        { effect: 'allow' },
        {
          effect: 'deny',
          text: "The customer's account is suspended.",
          clauses: [{ source: 'customer.suspended', result: 'true' }],
        },
      ],
    })
    expect(reservations).toEqual([])
  })

  it('denies what no rule covers, and what no rule or row matches', () => {
    expect(
      policies.decide(refund('1.00 GBP', { action: 'payments.transfer', spends: undefined })).record,
    ).toMatchObject({
      effect: 'deny',
      reasons: [{ text: 'Denied, for no rule covers payments.transfer.' }],
    })
    expect(policies.decide(refund('1.00 GBP', { action: 'constructor' })).record.effect).toBe('deny')
    expect(policies.decide(refund('1.00 GBP', { action: 'orders.cancel', spends: undefined })).record).toMatchObject({
      effect: 'deny',
      reasons: [{ rule: 'no rule' }],
    })
    const narrow = load(refundPolicy.replace(/ {6}- \[rest.*\n/, '')).policies
    const { record } = narrow.decide(refund('5000.00 GBP'))
    expect(record).toMatchObject({
      effect: 'deny',
      reasons: [
        {
          text: 'Denied, for no row of refund approval covers this: Amount is 5000.00 GBP, Risk is 0.2, Carrier is lost.',
        },
      ],
    })
  })

  it('never shows outside text', () => {
    for (const call of [
      refund(OutsideText.from('SECRET')),
      refund('50.00 GBP'),
      refund('50.00 GBP', { facts: { ...facts, customer: facts.ticket } }),
    ]) {
      expect(JSON.stringify(policies.decide(call).record)).not.toContain('SECRET')
    }
  })
})

const customer = (riskScore: unknown) => ({ facts: { ...facts, customer: { ...facts.customer, riskScore } } })

describe('#1 #2 #10 bad input', () => {
  const rows: readonly (readonly [string, unknown, object])[] = [
    ['missing amount', undefined, {}],
    ['null amount', null, {}],
    ['NaN amount', Number.NaN, {}],
    ['number amount', 50, {}],
    ['text amount', { toString: () => '50.00 GBP' }, {}],
    ['list amount', [Money.parse('50.00 GBP')], {}],
    ['boolean amount', true, {}],
    ['record amount', { minor: 1n, currency: 'GBP' }, {}],
    ['infinite amount', Infinity, {}],
    ['another currency', '50.00 EUR', {}],
    ['negative amount', '-50.00 GBP', {}],
    ['missing risk', '50.00 GBP', customer(undefined)],
    ['null risk', '50.00 GBP', customer(null)],
    ['NaN risk', '50.00 GBP', customer(Number.NaN)],
    ['text risk', '50.00 GBP', customer('0.1')],
    ['boolean risk', '50.00 GBP', customer(false)],
    ['list risk', '50.00 GBP', customer([0.1])],
    ['missing customer', '50.00 GBP', { facts: { order: facts.order } }],
    ['no facts at all', '50.00 GBP', { facts: {} }],
    ['null facts', '50.00 GBP', { facts: null }],
    ['null arguments', '50.00 GBP', { arguments: null }],
    [
      'value outside a closed set',
      '50.00 GBP',
      { facts: { ...facts, order: { ...facts.order, carrierStatus: 'Lost' } } },
    ],
    ['no date', '50.00 GBP', { now: new Date(Number.NaN) }],
    ['unknown budget', '50.00 GBP', { spends: { budget: 'pocket', amount: Money.parse('1.00 GBP') } }],
    ['spending of no money', '50.00 GBP', { spends: { budget: 'refunds', amount: 50 } }],
    ['negative spending', '50.00 GBP', { spends: { budget: 'refunds', amount: Money.parse('-1.00 GBP') } }],
  ]
  it.each(rows)('never allows: %s', (_, amount, changes) => {
    const { record } = policies.decide(refund(amount, changes))
    expect(record.effect).not.toBe('allow')
    expect(
      record.reasons.filter((reason) => reason.effect === 'deny').every((reason) => !/allow/.test(reason.text)),
    ).toBe(true)
  })

  it('names what is wrong', () => {
    const { record } = policies.decide(refund('50.00 GBP', customer(Number.NaN)))
    expect(record.reasons[0]).toMatchObject({
      effect: 'deny',
      text: 'Denied, for refund approval cannot be judged: customer.riskScore is NaN, expected a number.',
    })
  })
})

describe('#3 amounts in several currencies', () => {
  const several = refundPolicy
    .replace('<= 100.00 GBP', '<= small')
    .replace('100.01 GBP .. 1000.00 GBP', '100.01 GBP|100.01 EUR .. 1000.00 GBP|1000.00 EUR')
    .replace('limit: 2000.00 GBP', 'limit: [2000.00 GBP, 2300.00 EUR]')
    .concat('limits:\n  small: [100.00 GBP, 100.00 EUR]\n')

  it('each have their own limit', () => {
    const { policies: own } = load(several)
    expect(
      ['50.00 GBP', '50.00 EUR', '500.00 EUR', '50.00 USD'].map((amount) => own.decide(refund(amount)).record.effect),
    ).toEqual(['allow', 'allow', 'approve', 'deny'])
    expect(own.decide(refund('50.00 EUR')).reservations[0]?.limit.toString()).toBe('2300.00 EUR')
  })

  it('without a limit are never small, and denied by a budget without one', () => {
    const withoutBudget = policies.decide(refund('50.00 USD', { spends: undefined })).record
    expect(withoutBudget).toMatchObject({ effect: 'approve', approval: { roles: ['finance'], count: 2 } })
    expect(policies.decide(refund('50.00 USD')).record).toMatchObject({ effect: 'deny' })
  })

  it('have named limits in rules too', () => {
    const { policies: own } = load(several.replace('when: customer.suspended', 'when: order.total > small'))
    expect(own.decide(refund('50.00 GBP')).record.reasons[1]).toMatchObject({
      effect: 'deny',
      clauses: [{ source: 'order.total > small', result: 'true' }],
    })
  })

  it('do not slip past a row that denies', () => {
    const rows =
      "policy: p\ntables:\n  - table: t\n    for: payments.refund\n    inputs: { Amount: arguments.amount }\n    rows:\n      - [big, '> 100.00 GBP', deny]\n      - [rest, '-', allow]\n"
    const { policies: own } = load(rows)
    expect(own.decide(refund('5000.00 JPY'.replace('.00', ''), { spends: undefined })).record.effect).toBe('deny')
    expect(own.decide(refund('50.00 GBP', { spends: undefined })).record.effect).toBe('allow')
  })
})

describe('arguments a model supplied', () => {
  it('are borne by a person', () => {
    expect(policies.decide(refund('50.00 GBP', { literals: ['amount'] })).record).toMatchObject({
      effect: 'approve',
      approval: { roles: ['operator'], count: 1 },
      reasons: [
        { effect: 'allow' },
        { rule: 'literals', text: 'A model supplied amount itself, which asks for approval by operator.' },
      ],
    })
    expect(policies.decide(refund('500.00 GBP', { literals: ['amount'] })).record.approval).toEqual({
      roles: ['support-lead'],
      count: 1,
    })
  })

  it('are borne by whom the policy says', () => {
    const { policies: own } = load(`${refundPolicy}literals: approve by finance\n`)
    expect(own.decide(refund('500.00 GBP', { literals: ['amount'] })).record.approval).toEqual({
      roles: ['finance'],
      count: 1,
    })
  })
})

describe('factsFor', () => {
  it('lists what the tables, rules and budgets of an action mention', () => {
    expect(policies.factsFor('payments.refund').map(({ fact, path }) => [fact, ...path].join('.'))).toEqual([
      'customer.riskScore',
      'order.carrierStatus',
      'customer.suspended',
      'customer.id',
    ])
    expect(policies.factsFor('orders.cancel')).toEqual([{ fact: 'customer', path: ['suspended'] }])
    expect(policies.factsFor('nothing')).toEqual([])
  })
})

describe('a description', () => {
  it('is a procedure in plain lines', () => {
    expect(policies.describe('payments.refund')).toEqual([
      "Never while suspended: denied when customer.suspended. The customer's account is suspended.",
      'Refund approval: Amount up to 100.00 GBP, Risk below 0.7, Carrier lost: allowed.',
      'Refund approval: Amount 100.01 GBP to 1000.00 GBP, Risk below 0.7: needs approval by support-lead.',
      'Refund approval: everything else: needs approval by 2 people of finance.',
      'Budget refunds: up to 2000.00 GBP per day and customer.id; above that needs approval by finance.',
      'Whatever a table does not cover is denied.',
    ])
    expect(policies.describe('nothing')).toEqual(['nothing: denied, for no rule covers it.'])
  })
})

describe('hash', () => {
  it('changes with the text and the time zone, not with order, paths or line ends', () => {
    expect(load(refundPolicy.replaceAll('\n', '\r\n')).policies.hash).toBe(policies.hash)
    expect(load(refundPolicy.replace('< 0.7', '< 0.8')).policies.hash).not.toBe(policies.hash)
    expect(load(refundPolicy, { timeZone: 'Europe/London' }).policies.hash).not.toBe(policies.hash)
  })
})
