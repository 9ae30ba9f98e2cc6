import { expect, test } from 'vitest'
import { alterations } from './altered.ts'

test('each value is altered once, wherever it stands, and everything else stays', () => {
  const given = { method: 'card', legs: [{ day: 1 }, { day: 2 }], amount: { amount: '9.50' }, insured: true }
  expect(alterations(given)).toEqual([
    { ...given, insured: false },
    { ...given, amount: { amount: '10.50' } },
    { ...given, legs: [{ day: 1 }, { day: 3 }] },
    { ...given, legs: [{ day: 2 }, { day: 2 }] },
    { ...given, method: 'card1' },
  ])
  expect(alterations({})).toEqual([])
})
