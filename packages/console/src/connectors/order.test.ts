import { expect, test } from 'vitest'
import { byNeed, remedy } from './order.ts'

const of = (name: string, state: 'working' | 'degraded' | 'down' | 'reconnect' | 'unknown') => ({
  name,
  state,
  stops: [],
})

test('what needs somebody stands first, and what nobody knows before what works', () => {
  const all = [
    of('b', 'working'),
    of('a', 'working'),
    of('u', 'unknown'),
    of('d', 'degraded'),
    of('r', 'reconnect'),
    of('x', 'down'),
  ]
  expect(byNeed(all).map(({ name }) => name)).toEqual(['x', 'r', 'd', 'u', 'a', 'b'])
})

test('whatever does not work says what to do', () => {
  expect((['down', 'reconnect', 'degraded', 'unknown'] as const).map((one) => remedy(one) === undefined)).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(remedy('working')).toBeUndefined()
})
