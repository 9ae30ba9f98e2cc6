import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('everything by default, a few of each in the short form', () => {
  expect(readOptions([])).toEqual({ short: false, json: false, random: 20_000, onlyAttacks: false })
  expect(readOptions(['--short', '--json'])).toMatchObject({ short: true, json: true, random: 300 })
})

test.each([
  [['--random', 'many'], '--random takes a whole number'],
  [['--fast'], '--fast'],
  [['short'], 'every option begins with --'],
])('%j is refused with what was expected', (words, expected) => {
  expect(() => readOptions(words)).toThrow(expected)
})
