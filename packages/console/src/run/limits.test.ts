import { expect, test } from 'vitest'
import { costTexts, limitTexts } from './limits.ts'

const used = (one: number, most: number) => ({ used: one, most })

test('limits are told with what is used of them', () => {
  const limits = {
    steps: used(7, 1_200),
    time: used(30_000, 3_600_000),
    effects: used(1, 10),
    tokens: used(0, 100),
    money: [
      { used: '40.00', currency: 'GBP', most: '100.00' },
      { used: '1.00', currency: 'EUR', most: null },
    ],
  }
  expect(limitTexts(limits)).toEqual([
    { name: 'Limits', value: '7 of 1,200 steps, 1 of 10 writes, 30 s of 60 min' },
    { name: 'Money moved', value: '40.00 GBP of at most 100.00 GBP, 1.00 EUR' },
  ])
})

test('models are told with their tokens and money', () => {
  const share = { model: 'm', use: 'plan' as const, answers: 2, usage: { input: 1_000, output: 20 } }
  expect(costTexts([{ ...share, cost: [{ millionths: 1_250, currency: 'USD' }] }])).toEqual([
    'm proposed 2 times, 1,020 tokens, 0.0013 USD',
  ])
})
