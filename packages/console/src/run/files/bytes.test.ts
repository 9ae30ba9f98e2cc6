import { expect, test } from 'vitest'
import { bytesText } from './bytes.ts'

test('sizes are told in steps of a thousand', () => {
  expect([0, 1, 999, 1_000, 9_949, 12_345, 3_400_000, 310_000_000, 5e12].map(bytesText)).toEqual([
    '0 bytes',
    '1 bytes',
    '999 bytes',
    '1.0 kB',
    '9.9 kB',
    '12 kB',
    '3.4 MB',
    '310 MB',
    '5000 GB',
  ])
})
