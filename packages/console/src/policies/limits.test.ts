import { expect, test } from 'vitest'
import { limitsNamed } from './limits.ts'

const limits = [
  { file: 'p.yaml', name: 'alone', amounts: ['100.00 GBP', '120.00 EUR'] },
  { file: 'p.yaml', name: 'most', amounts: ['500.00 GBP'] },
]

test('a cell that names limits tells what they come to', () => {
  expect(limitsNamed('<= alone', limits)).toBe('100.00 GBP, 120.00 EUR')
  expect(limitsNamed('alone .. most', limits)).toBe('100.00 GBP, 120.00 EUR; 500.00 GBP')
  expect([limitsNamed('<= 50.00 GBP', limits), limitsNamed('-', limits), limitsNamed('aloneness', limits)]).toEqual([
    '',
    '',
    '',
  ])
})
