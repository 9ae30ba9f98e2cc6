import { describe, expect, it } from 'vitest'
import type { GuardedCall } from '../policies.ts'
import { facts, load, refund, refundPolicy } from '../test-policy.ts'

const keyOf = (text: string, changes: Partial<GuardedCall> = {}, timeZone = 'UTC') =>
  load(text, { timeZone })
    .policies.decide(refund('50.00 GBP', changes))
    .reservations.map((one) => one.key)

describe('a budget', () => {
  it('shares its limit within a day and an entity only', () => {
    const first = keyOf(refundPolicy)
    const other = { facts: { ...facts, customer: { ...facts.customer, id: 'c2' } } }
    expect(keyOf(refundPolicy, { run: 'run-2', agent: 'other', now: new Date('2026-11-22T23:59:59Z') })).toEqual(first)
    expect(keyOf(refundPolicy, { now: new Date('2026-11-23T00:00:00Z') })).not.toEqual(first)
    expect(keyOf(refundPolicy, other)).not.toEqual(first)
  })

  it.each([
    [
      'Europe/London, clocks forward',
      'Europe/London',
      '2026-03-29T00:00:00Z',
      '2026-03-29T22:59:59Z',
      '2026-03-29T23:00:00Z',
    ],
    [
      'Europe/London, clocks back',
      'Europe/London',
      '2026-10-24T23:00:00Z',
      '2026-10-25T23:59:59Z',
      '2026-10-26T00:00:00Z',
    ],
    ['Asia/Tokyo', 'Asia/Tokyo', '2026-11-21T15:00:00Z', '2026-11-22T14:59:59Z', '2026-11-22T15:00:00Z'],
  ])('knows the days of %s', (_, zone, first, last, next) => {
    const key = (now: string) => keyOf(refundPolicy, { now: new Date(now) }, zone)
    expect(key(last)).toEqual(key(first))
    expect(key(next)).not.toEqual(key(first))
    expect(key(new Date(Date.parse(first) - 1).toISOString())).not.toEqual(key(first))
  })

  it('can be per run and agent, and several can hold at once', () => {
    const several = refundPolicy.replace(
      'authority:',
      '  - budget: refunds\n    per: [run, agent]\n    limit: 200.00 GBP\nauthority:',
    )
    const [day, run] = keyOf(several)
    expect(keyOf(several, { run: 'run-2' })).toEqual([day, expect.not.stringContaining(run ?? '')])
    expect(load(several).policies.decide(refund('50.00 GBP')).reservations[1]?.over).toEqual({ effect: 'deny' })
  })

  it('when passed, makes the record as severe as it says, never less', () => {
    const { policies } = load(refundPolicy)
    const small = policies.decide(refund('50.00 GBP'))
    const [reservation] = small.reservations
    if (!reservation) throw new Error('expected a reservation')
    expect(policies.overBudget(small.record, reservation)).toMatchObject({
      effect: 'approve',
      approval: { roles: ['finance'], count: 1 },
      reasons: [
        { effect: 'allow' },
        {
          effect: 'approve',
          text: '50.00 GBP would pass the limit of 2000.00 GBP of budget refunds, which asks for approval by finance.',
        },
      ],
    })
    const large = policies.decide(refund('5000.00 GBP')).record
    expect(policies.overBudget(large, reservation).approval).toEqual({ roles: ['finance'], count: 2 })
    const denied = policies.decide(refund('50.00 GBP', { facts: {} })).record
    expect(policies.overBudget(denied, reservation).effect).toBe('deny')
  })

  it('is warned about when no action spends from it, or none defines what an action spends', () => {
    const { warnings, policies } = load(refundPolicy.replace('budget: refunds', 'budget: refnds'))
    expect(warnings.map((warning) => [warning.line, warning.message])).toEqual([
      [18, 'No action spends from budget refnds'],
      [1, 'payments.refund spends from budget refunds, which no policy defines: every call that spends is denied'],
    ])
    expect(policies.decide(refund('50.00 GBP')).record.effect).toBe('deny')
  })
})

describe('authority', () => {
  it('says whose approval counts for both; without it the call is handed over, and loading warns', () => {
    const unranked = load(refundPolicy.replace(/authority:.*\n/, ''))
    expect(unranked.warnings).toMatchObject([{ message: expect.stringContaining('support-lead and finance at once') }])
    const { record, reservations } = unranked.policies.decide(refund('500.00 GBP'))
    const [reservation] = reservations
    if (!reservation) throw new Error('expected a reservation')
    expect(unranked.policies.overBudget(record, reservation)).toMatchObject({
      effect: 'escalate',
      approval: { roles: ['support-lead', 'finance'] },
    })
    expect(load(refundPolicy).policies.overBudget(record, reservation)).toMatchObject({
      effect: 'approve',
      approval: { roles: ['finance'] },
    })
  })
})
