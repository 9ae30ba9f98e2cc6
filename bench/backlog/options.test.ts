import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('both goals on three companies', () => {
  expect(readOptions([])).toEqual({
    seeds: [1, 2, 3],
    difficulty: 2,
    waiting: 120,
    perHour: 9,
    people: 1,
    minutes: 12,
    goal: 'both',
    json: false,
  })
})

test.each([
  [['--waiting', '5'], '--waiting takes a whole number from 20 to 1000, not "5"'],
  [['--goal', 'all'], '--goal takes backlog, returns or both, not "all"'],
  [['--difficulty', '4'], '--difficulty takes 1, 2 or 3, not "4"'],
  [['--minutes', 'x'], '--minutes takes a whole number'],
  [['ten'], '"ten" is no option'],
])('%s is refused', (words, problem) => {
  expect(() => readOptions(words)).toThrow(problem)
})
