import { expect, test } from 'vitest'
import { inboxSearch } from './search.ts'

test('an address says which tab and which request; what is wrong in it is left out', () => {
  expect(inboxSearch({ tab: 'decided', request: 'abc' })).toEqual({ tab: 'decided', request: 'abc' })
  expect(inboxSearch({ tab: 'none', request: { a: 1 }, x: 1 })).toEqual({})
  expect(inboxSearch({ request: 12 })).toEqual({ request: '12' })
})
