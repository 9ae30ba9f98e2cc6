import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('two thousand lines as in real life, and nobody is killed', () => {
  expect(readOptions([])).toEqual({
    seed: 1,
    lines: 2_000,
    difficulty: 2,
    format: 'csv',
    months: 1,
    kills: 0,
    again: false,
    curve: false,
    json: false,
    keep: undefined,
  })
})

test('the short form kills twice and runs again', () => {
  expect(readOptions(['--short'])).toMatchObject({ kills: 2, again: true })
  expect(readOptions(['--kill'])).toMatchObject({ kills: 2, again: false })
  expect(readOptions(['--short', '--kills', '3'])).toMatchObject({ kills: 3 })
})

test.each([
  [['--lines', '99'], '--lines takes a whole number from 100 to 1000000, not "99"'],
  [['--difficulty', '4'], '--difficulty takes 1, 2, 3, not "4"'],
  [['--months', '13'], '--months takes a whole number from 1 to 12, not "13"'],
  [['--format', 'pdf'], '--format takes csv, camt.053, mt940, ofx, not "pdf"'],
  [['many'], '"many" is no option'],
])('%s is refused', (words, problem) => {
  expect(() => readOptions(words)).toThrow(problem)
})
