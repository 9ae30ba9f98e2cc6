import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('the short form plays one smaller company, and whatever else is said counts', () => {
  expect(readOptions(['--short'])).toMatchObject({ seeds: [1], waiting: 60, perHour: 5, goal: 'both' })
  expect(readOptions(['--short', '--seeds', '4,5'])).toMatchObject({ seeds: [4, 5], waiting: 60 })
})

test('both goals on three companies', () => {
  expect(readOptions([])).toEqual({
    seeds: [1, 2, 3],
    difficulty: 2,
    waiting: 120,
    perHour: 9,
    people: 2,
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
