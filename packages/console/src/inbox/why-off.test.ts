import { expect, test } from 'vitest'
import { whyOff } from './why-off.ts'

test('nothing is approved that was not shown whole, to its end, and as it is now', () => {
  const all = { stale: false, missing: new Set<string>(), seenToEnd: true }
  expect(whyOff(all)).toBeUndefined()
  expect(whyOff({ ...all, stale: true })).toContain('still asked')
  expect(whyOff({ ...all, missing: new Set(['argument.body']) })).toContain('load argument.body')
  expect(whyOff({ ...all, seenToEnd: false })).toContain('seen all of it')
})
