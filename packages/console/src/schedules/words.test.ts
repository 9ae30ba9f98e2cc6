import { expect, test } from 'vitest'
import { dayText, declaredFacts, looksText, wallText } from './words.ts'

test('times are told in the zone of their schedule, whatever the zone of whoever looks', () => {
  expect(wallText('2026-03-31T15:00:00.000Z', 'Europe/Berlin')).toBe('Tue 31 Mar, 17:00')
  expect(dayText(new Date('2026-03-31T23:30:00.000Z'), 'Europe/Berlin')).toBe('2026-04-01')
})

test('what a file declares is told in words, and what stands beside it is left out', () => {
  const declared = {
    cron: '0 8 * * *',
    zone: 'UTC',
    agent: 'claims',
    goal: 'settle',
    overlap: 'queue one',
    jitter: 300_000,
    catchUp: { within: 86_400_000, as: 'latest' },
    pauseAfter: { failures: 3 },
    input: { code: '(at) => ({})' },
    roles: ['operator'],
  }
  expect(declaredFacts(declared)).toEqual([
    { name: 'While a run is under way', value: 'queue one' },
    { name: 'Spread over', value: '5 min' },
    { name: 'Caught up', value: 'the latest time that is at most 24 h late' },
    { name: 'Pauses by itself', value: 'after 3 failures in a row' },
    { name: 'Input', value: 'worked out of the time' },
    { name: 'Roles', value: 'operator' },
  ])
  expect(declaredFacts({ catchUp: { as: 'none' } })).toEqual([
    { name: 'Caught up', value: 'no time that passed unseen' },
  ])
  expect([declaredFacts(null), declaredFacts([1])]).toEqual([[], []])
})

test('a query is looked at in a rhythm or at times', () => {
  expect(looksText({ every: 900_000, times: null })).toBe('every 15 min')
  expect(looksText({ every: null, times: '0 8 * * *' })).toBe('at 0 8 * * *')
  expect(looksText({ every: null, times: null })).toBe('')
})
