import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costOf, mostCost, readAmount, readRate, tellCost } from './price.ts'

const price = { input: '3.00 USD', output: '15.00 USD', kept: '0.30 USD' }
const usd = (millionths: number) => ({ millionths, currency: 'USD' })
const openai = { provider: 'openai', price } as const

test('each part of a question has its price, and what is left over is rounded up', () => {
  expect(costOf(openai, { input: 1_000, output: 100 })).toEqual(usd(4_500))
  expect(costOf(openai, { input: 1_000, output: 100, kept: 900 })).toEqual(usd(300 + 270 + 1_500))
  expect(costOf(openai, { input: 1, output: 0, kept: 1 })).toEqual(usd(1))
  expect(
    costOf({ provider: 'openai', price: { input: '0.000001 EUR', output: '0 EUR' } }, { input: 1, output: 1 }),
  ).toEqual({
    millionths: 1,
    currency: 'EUR',
  })
  expect(costOf({ provider: 'openai' }, { input: 1_000, output: 100 })).toBeUndefined()
})

test('what Anthropic keeps for later costs a quarter more, unless a price is given', () => {
  const counted = { input: 1_000, output: 0, keeping: 1_000 }
  expect(costOf({ provider: 'anthropic', price }, counted)?.millionths).toBe(3_750)
  expect(costOf({ provider: 'anthropic', price: { ...price, keeping: '6.00 USD' } }, counted)?.millionths).toBe(6_000)
  expect(costOf(openai, counted)?.millionths).toBe(3_000)
})

test('nothing costs more than the most it can cost, whatever is kept', () => {
  const rate = fc
    .integer({ min: 0, max: 99_999_999 })
    .map((n) => `${Math.floor(n / 1_000_000)}.${String(n % 1_000_000).padStart(6, '0')} USD`)
  const prices = fc.record({ input: rate, output: rate, kept: rate, keeping: rate })
  const tokens = fc.nat(1_000_000)
  fc.assert(
    fc.property(prices, tokens, tokens, fc.double({ min: 0, max: 1, noNaN: true }), (one, input, output, share) => {
      const priced = { provider: 'anthropic' as const, price: one }
      const kept = Math.floor(input * share)
      const cost = costOf(priced, { input, output, kept, keeping: Math.floor((input - kept) * share) })
      expect(cost?.millionths).toBeLessThanOrEqual(mostCost(priced, { input, output })?.millionths ?? -1)
    }),
  )
})

test('prices and amounts are read exactly, or not at all', () => {
  expect(readRate('0.25 USD')).toEqual({ perMillion: 250_000n, currency: 'USD' })
  expect(readAmount('20 JPY')).toEqual({ millionths: 20_000_000, currency: 'JPY' })
  for (const wrong of ['0.25', '$0.25', '0.2500001 USD', '-1 USD', '1e3 USD', '1,000 USD', '0.25 usd', ''])
    expect(readRate(wrong)).toBeUndefined()
  expect([0, 1, 42_000, 500_000, 20_000_000].map((millionths) => tellCost({ millionths, currency: 'USD' }))).toEqual([
    '0.00 USD',
    '0.000001 USD',
    '0.042 USD',
    '0.50 USD',
    '20.00 USD',
  ])
})
