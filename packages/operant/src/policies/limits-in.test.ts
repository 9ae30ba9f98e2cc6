import { expect, test } from 'vitest'
import { limitsIn } from './limits-in.ts'

test('limits are told by name, with an amount for each currency', () => {
  const text = 'policy: p\nlimits:\n  # up to here\n  alone: [100.00 GBP, 120.00 EUR]\n  most: 5.00 GBP\n'
  expect(limitsIn([{ name: 'p.yaml', text }])).toEqual([
    { file: 'p.yaml', name: 'alone', amounts: ['100.00 GBP', '120.00 EUR'] },
    { file: 'p.yaml', name: 'most', amounts: ['5.00 GBP'] },
  ])
  expect(
    limitsIn([
      { name: 'a', text: 'policy: p\n' },
      { name: 'b', text: 'limits: [' },
    ]),
  ).toEqual([])
})
