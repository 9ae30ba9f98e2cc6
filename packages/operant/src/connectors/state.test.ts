import { expect, test } from 'vitest'
import type { UseRow } from '../store/connector-uses.ts'
import { healthOf } from './state.ts'

const now = new Date('2026-03-04T12:00:00Z')
const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString()
const day = 24 * 60

const row = (more: Partial<UseRow> = {}): UseRow => ({
  connector: 'orders',
  capability: 'orders.read',
  shared: false,
  uses: 1,
  answeredAt: null,
  failures: 0,
  failingSince: null,
  failedAt: null,
  kind: null,
  reason: null,
  sure: false,
  ...more,
})
const failing = (minutes: number, more: Partial<UseRow> = {}): UseRow =>
  row({
    failedAt: ago(minutes),
    failingSince: ago(minutes),
    failures: 1,
    kind: 'no answer',
    reason: 'no',
    sure: true,
    ...more,
  })
const stateOf = (...rows: readonly UseRow[]) => healthOf('orders', rows, now).state

test('what was never used, or long ago, or only together with others, is unknown and not working', () => {
  expect(stateOf()).toBe('unknown')
  expect(stateOf(row({ connector: 'carrier', answeredAt: ago(1) }))).toBe('unknown')
  expect(stateOf(row({ answeredAt: ago(2 * day) }))).toBe('unknown')
  expect(stateOf(row({ shared: true, answeredAt: ago(1) }))).toBe('unknown')
  expect(stateOf(row({ answeredAt: ago(1) }))).toBe('working')
})

test('one failure degrades, three in a row with no answer from anywhere are down', () => {
  expect(stateOf(failing(1, { answeredAt: ago(2) }))).toBe('degraded')
  expect(stateOf(failing(1, { answeredAt: ago(2), failures: 3 }))).toBe('down')
  expect(
    stateOf(failing(1), failing(1, { capability: 'orders.search' }), failing(1, { capability: 'orders.refund' })),
  ).toBe('down')
  expect(stateOf(failing(5, { failures: 9 }), row({ capability: 'orders.search', answeredAt: ago(1) }))).toBe(
    'degraded',
  )
  expect(stateOf(failing(1, { kind: 'wrong answer', failures: 9 }))).toBe('degraded')
  expect(stateOf(failing(1, { kind: 'limit', failures: 9 }))).toBe('degraded')
})

test('refused credentials ask to reconnect, unless something else is answered with them since', () => {
  const refused = failing(5, { kind: 'credentials', answeredAt: ago(60) })
  expect(stateOf(refused)).toBe('reconnect')
  expect(stateOf(refused, row({ capability: 'orders.search', answeredAt: ago(1) }))).toBe('degraded')
})

test('a failure ends with the next answer, and is past after a day where anything else answered since', () => {
  expect(stateOf(failing(5, { answeredAt: ago(1) }))).toBe('working')
  const old = failing(2 * day)
  expect(stateOf(old, row({ capability: 'orders.search', answeredAt: ago(1) }))).toBe('working')
  expect(stateOf(old)).toBe('degraded')
})

test('where a capability of two systems failed, the one that fails for certain is blamed, and else both are in doubt', () => {
  const [orders, carrier] = ['orders', 'carrier'].map((connector) =>
    failing(1, { connector, capability: 'situation', shared: true, sure: false }),
  )
  const answers = row({ answeredAt: ago(2) })
  if (!orders || !carrier) throw new Error('there are two')
  const doubted = healthOf('orders', [orders, carrier, answers], now)
  expect(doubted).toMatchObject({
    state: 'degraded',
    because: [expect.stringContaining('which of them failed is not known')],
  })
  const down = failing(1, { connector: 'carrier', capability: 'trace' })
  expect(stateOf(orders, carrier, answers, down)).toBe('working')
  expect(healthOf('carrier', [orders, carrier, answers, down], now).state).toBe('degraded')
})
