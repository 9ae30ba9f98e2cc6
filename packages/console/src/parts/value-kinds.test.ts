import { expect, test } from 'vitest'
import { handleOf, isInstant } from './value-kinds.ts'

test('only what is exactly a handle stands for a text from outside', () => {
  expect(handleOf({ outside: 'abc', length: 3 })).toEqual({ digest: 'abc', length: 3 })
  for (const other of [
    null,
    'x',
    [],
    {},
    { outside: 'abc' },
    { outside: 'abc', length: '3' },
    { outside: 'a', length: 1, x: 1 },
  ])
    expect(handleOf(other)).toBeUndefined()
})

test('only whole instants are told as times', () => {
  expect(['2026-03-02T12:00:00Z', '2026-03-02T12:00:00.123Z'].map(isInstant)).toEqual([true, true])
  expect(['2026-03-02', '2026-13-02T12:00:00Z', '2026-03-02T12:00:00Z today', ''].map(isInstant)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
