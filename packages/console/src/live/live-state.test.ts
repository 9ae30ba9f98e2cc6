import { expect, test } from 'vitest'
import { toldOf } from './live-state.ts'

test('a moment without a stream is not told; a longer one is, and one that seems to stay', () => {
  expect(toldOf('live', 1e9)).toBe('live')
  expect([0, 2_999, 3_000, 19_999, 20_000].map((after) => toldOf('cut off', after))).toEqual([
    'live',
    'live',
    'reconnecting',
    'reconnecting',
    'offline',
  ])
  expect(toldOf('connecting', 60_000)).toBe('offline')
})
