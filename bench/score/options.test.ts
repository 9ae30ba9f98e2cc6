import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('by default five companies of difficulty 2', () => {
  expect(readOptions([])).toEqual({ seeds: [1, 2, 3, 4, 5], tickets: 100, difficulties: [2], json: false })
})

test('a range, a list, every difficulty', () => {
  expect(readOptions(['--seeds', '41..43', '--tickets', '300', '--difficulty', 'all', '--json'])).toEqual({
    seeds: [41, 42, 43],
    tickets: 300,
    difficulties: [1, 2, 3],
    json: true,
  })
  expect(readOptions(['--seeds=7,3']).seeds).toEqual([7, 3])
})

test.each([
  [['--seeds', '5..1'], /--seeds 5\.\.1 is empty; write the smaller number first: 1\.\.5/],
  [['--seeds', 'many'], /--seeds takes a range such as .*not "many"/],
  [['--seeds', '3,3'], /names a seed twice/],
  [['--seeds', '1..5000'], /at most 1000 seeds, not 5000/],
  [['--tickets', '0'], /--tickets takes a whole number from 1 to 10000, not "0"/],
  [['--tickets', '1.5'], /not "1\.5"/],
  [['--difficulty', '4'], /--difficulty takes 1 \(clean\).*not "4"/],
  [['--seed', '4'], /--seed/],
  [['21..30'], /"21\.\.30" is no option/],
] as const)('%j is refused', (words, message) => {
  expect(() => readOptions(words)).toThrow(message)
  expect(() => readOptions(words)).toThrow(/npm run score:support/)
})
