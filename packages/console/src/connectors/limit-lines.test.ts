import { expect, test } from 'vitest'
import { limitLines } from './limit-lines.ts'

const none = { atOnce: null, perSecond: null, perMinute: null }

test('what all workers keep to is told before what one run keeps to; where there is no limit, nothing is', () => {
  const limits = [{ agent: 'support', goal: 'resolve ticket', calls: 1_200 }]
  expect(limitLines({ together: { atOnce: 1, perSecond: null, perMinute: 1_500 }, limits })).toEqual([
    '1 call at once, 1,500 calls a minute, by all workers together',
    '1,200 calls in a run of support, resolve ticket',
  ])
  expect(limitLines({ together: none, limits: [] })).toEqual([])
})
