import { expect, test } from 'vitest'
import { newRuns, refreshed } from './fresh.ts'

const rows = (...ids: string[]) => ids.map((id) => ({ id, state: 'old' }))

test('new runs are counted and not shown; those that are shown stay where they are', () => {
  const shown = rows('c', 'b', 'a')
  expect([newRuns(shown, rows('e', 'd', 'c')), newRuns(shown, shown), newRuns(shown, rows('z', 'y'))]).toEqual([
    2, 0, 2,
  ])
  expect(newRuns([], rows('a'))).toBe(0)
  expect(
    refreshed(shown, [
      { id: 'b', state: 'new' },
      { id: 'x', state: 'new' },
    ]),
  ).toEqual([
    { id: 'c', state: 'old' },
    { id: 'b', state: 'new' },
    { id: 'a', state: 'old' },
  ])
})
