import { expect, test } from 'vitest'
import { filterOf, sameFilter, toldFilter, withPart } from './filter.ts'

test('an address is read as a filter: what is none is left out, numbers and truth values are words', () => {
  const search = { state: 'waiting', outcome: 'odd', text: 4711, verified: true, stray: 'x', agent: ' ', goal: null }
  expect(filterOf(search)).toEqual({ state: 'waiting', text: '4711', verified: 'true' })
})

test('each part is told, taken away by itself, and compared', () => {
  const filter = filterOf({ state: 'waiting', verified: 'false' })
  expect(toldFilter(filter).map(({ label }) => label)).toEqual(['State: waiting', 'Verified: no'])
  expect(withPart(filter, 'state', undefined)).toEqual({ verified: 'false' })
  expect(sameFilter(withPart({}, 'agent', 'a'), { agent: 'a' })).toBe(true)
  expect(sameFilter(filter, {})).toBe(false)
})
