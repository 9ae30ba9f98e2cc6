import { describe, expect, test } from 'vitest'
import type { GuardedCall } from '../policies.ts'
import { allowingPolicy, load, refund, refusalOf } from '../test-policy.ts'

const text = (rate: string): string => `${allowingPolicy}rates:
  - rate: refunds
${rate}`
const hourly = '    for: payments.refund\n    per: hour\n    most: 2\n    over: wait\n'
const cancel = { action: 'orders.cancel', arguments: { order: 'O1' }, spends: undefined }

function counted(rate: string, changes: Partial<GuardedCall> = {}, settings = {}) {
  const { policies } = load(text(rate), settings)
  const { record, reservations } = policies.decide(refund('10.00 GBP', changes))
  const [one] = reservations.filter((reservation) => reservation.rate !== undefined)
  return { policies, record, one, key: one?.key ?? '' }
}

test('a call is set aside once, beside what it spends', () => {
  const { one, record } = counted(hourly)
  expect([record.effect, one?.amount.minor, one?.limit.minor, one?.rate?.ends.toISOString()]).toEqual([
    'allow',
    1n,
    2n,
    '2026-11-22T11:00:00.000Z',
  ])
})

const at = (time: string) => ({ now: new Date(time) })

describe('a window of its own', () => {
  test.each([
    ['minute', '2026-11-22T10:00:59.999Z', '2026-11-22T10:01:00Z'],
    ['hour', '2026-11-22T10:59:59Z', '2026-11-22T11:00:00Z'],
    ['day', '2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z'],
  ])('each %s', (window, before, after) => {
    const rate = hourly.replace('hour', window)
    expect(counted(rate, at(before)).one?.rate?.ends).toEqual(new Date(after))
    expect(counted(rate, at(before)).key).not.toBe(counted(rate, at(after)).key)
  })
  test.each([
    // Berlin changes its clocks on 2026-03-29 and 2026-10-25: that day has 23 hours, or 25.
    ['2026-03-29T12:00:00Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00.000Z'],
    ['2026-11-22T22:59:00Z', '2026-11-22T23:00:00.000Z'],
  ])('#18 a day ends at midnight of its zone: %s', (now, ends) => {
    const { one } = counted(hourly.replace('hour', 'day'), at(now), { timeZone: 'Europe/Berlin' })
    expect(one?.rate?.ends.toISOString()).toBe(ends)
  })
  test('each run, agent or entity where it is asked for', () => {
    const other = { run: 'run-2', agent: 'claims', facts: { customer: { id: 'c2' } } }
    expect(counted(hourly).key).toBe(counted(hourly, other).key)
    for (const [from, to] of [
      ['hour', 'hour, run'],
      ['hour', 'hour, agent'],
      ['per: hour', 'per: hour\n    by: customer.id'],
    ] as const)
      expect(counted(hourly.replace(from, to)).key).not.toBe(counted(hourly.replace(from, to), other).key)
  })
  test('whose it counts must be known', () => {
    expect(counted(hourly.replace('per: hour', 'per: hour\n    by: customer.id'), { facts: {} }).record.effect).toBe(
      'deny',
    )
  })
})

test('all actions of a connector count together', () => {
  const { policies } = counted('    connector: orders\n    per: minute\n    most: 5\n')
  expect(policies.decide(refund('10.00 GBP')).reservations.filter(({ rate }) => rate)).toEqual([])
  expect(policies.decide(refund('10.00 GBP', cancel)).reservations).toHaveLength(1)
})

test.each([
  ['wait', 'deny', 'The rate refunds of 2 per hour is reached, and the call waits until 2026-11-22T11:00:00.000Z.'],
  ['deny', 'deny', 'The rate refunds of 2 per hour is reached, which denies this.'],
  ['approve by lead', 'approve', 'The rate refunds of 2 per hour is reached, which asks for approval by lead.'],
  ['escalate to lead', 'escalate', 'The rate refunds of 2 per hour is reached, which hands this over to lead.'],
])('over it: %s', (over, effect, says) => {
  const { policies, record, one } = counted(hourly.replace('wait', over))
  if (!one) throw new Error('nothing was counted')
  const decided = policies.overBudget(record, one)
  expect([decided.effect, decided.reasons.at(-1)?.text, decided.again !== undefined]).toEqual([
    effect,
    says,
    over === 'wait',
  ])
})

test('rates are told', () => {
  expect(counted(hourly).policies.describe('payments.refund')).toContain(
    'Rate refunds: at most 2 per hour; a call above that waits for the next.',
  )
})

test.each([
  ['per: hour', 'per: week', '"week" is not something a rate can be per'],
  ['per: hour', 'per: hour, day', 'is not something a rate can be per'],
  ['    per: hour\n', '', 'does not say per what'],
  ['    most: 2\n', '', 'does not say how many'],
  ['most: 2', 'most: 2.5', '"2.5" is not a number of calls'],
  ['most: 2', 'most: -1', 'is not a number of calls'],
  ['over: wait', 'over: allow', 'allows what is over it'],
  ['over: wait', 'over: ignore', 'is not an outcome'],
  ['for: payments.refund', 'for: payments.refnd', 'There is no action'],
  ['for: payments.refund', 'connector: mail', 'No action uses a connector "mail"'],
  ['for: payments.refund', 'for: payments.refund\n    connector: orders', 'names actions and a connector'],
  ['per: hour', 'per: hour\n    by: order.total', 'cannot be kept by order.total'],
  ['per: hour', 'per: hour\n    by: customer.tier', 'cannot be kept by customer.tier'],
])('%j made %j is refused', (from, to, says) => {
  expect(refusalOf(text(hourly.replace(from, to)))).toContain(says)
})
